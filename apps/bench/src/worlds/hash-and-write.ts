import { createHash } from 'node:crypto';
import { open, unlink } from 'node:fs/promises';

const chunkBytes = 2 ** 20;

/** The least that storing bytes under their hash takes: hashed, written, synced. Answers with the seconds it took. */
export async function hashAndWrite(path: string, content: Buffer): Promise<number> {
  const start = performance.now();
  const hash = createHash('sha256');
  const file = await open(path, 'wx');
  for (let position = 0; position < content.length; position += chunkBytes) {
    const chunk = content.subarray(position, position + chunkBytes);
    hash.update(chunk);
    await file.write(chunk);
  }
  hash.digest('hex');
  await file.sync();
  await file.close();
  const seconds = (performance.now() - start) / 1000;
  await unlink(path);
  return seconds;
}
