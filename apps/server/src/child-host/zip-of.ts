import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A real zip of a few text files; the same files give the same bytes. */
export async function zipOf(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content), path, { mtime: new Date(2020, 0, 1) });
  }
  zip.end();
  return buffer(zip.outputStream);
}
