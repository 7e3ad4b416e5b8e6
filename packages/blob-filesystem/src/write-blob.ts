import type { BlobFile, BlobFileSystem } from './blob-file-system.js';
import type { BufferPool } from './buffer-pool.js';
import { onDisk } from './disk-errors.js';
import { GatheringWriter } from './gathering-writer.js';

/**
 * Writes `source` to a new file and makes its bytes durable; answers with their number. Never more than two of the pool's buffers ahead of
 * the disk; `written` hears how many bytes are in the file by now. When the disk or the source fails, the file is removed and the error comes through.
 */
export async function writeBlob(
  fs: BlobFileSystem,
  directory: string,
  path: string,
  source: AsyncIterable<Uint8Array>,
  pool: BufferPool,
  written: (bytes: number) => void,
): Promise<number> {
  // Not awaited before the source is read: a stream that fails while nobody iterates it yet would end the process.
  const opening = fs.open(path, 'wx');
  opening.catch(() => {});
  const writer = new GatheringWriter(opening, pool, written);
  let sizeBytes = 0;
  try {
    for await (const chunk of source) {
      await onDisk(directory, () => writer.write(chunk));
      sizeBytes += chunk.length;
    }
    await onDisk(directory, async () => {
      await writer.flush();
      const file = await opening;
      await file.sync();
      await file.close();
    });
  } catch (error) {
    await writer.release();
    await opening.then(
      (file) => abandon(fs, file, path),
      () => {},
    );
    throw error;
  }
  return sizeBytes;
}

/** Silent, since another error is on its way. What stays behind is swept when this process is gone. */
async function abandon(fs: BlobFileSystem, file: BlobFile, path: string): Promise<void> {
  await file.close().catch(() => {});
  await fs.unlink(path).catch(() => {});
}
