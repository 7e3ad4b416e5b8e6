import type { BlobFile, BlobFileSystem } from './blob-file-system.js';
import { onDisk } from './disk-errors.js';

/**
 * Writes `source` to a new file and makes its bytes durable; answers with their number. The next chunk is asked for when
 * the last one is written. When the disk or the source fails, the file is removed and the error comes through.
 */
export async function writeBlob(
  fs: BlobFileSystem,
  directory: string,
  path: string,
  source: AsyncIterable<Uint8Array>,
): Promise<number> {
  // Not awaited before the source is read: a stream that fails while nobody iterates it yet would end the process.
  const opening = onDisk(directory, () => fs.open(path, 'wx'));
  opening.catch(() => {});
  let sizeBytes = 0;
  try {
    for await (const chunk of source) {
      const file = await opening;
      await onDisk(directory, () => writeChunk(file, chunk));
      sizeBytes += chunk.length;
    }
    const file = await opening;
    await onDisk(directory, async () => {
      await file.sync();
      await file.close();
    });
  } catch (error) {
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

async function writeChunk(file: BlobFile, chunk: Uint8Array): Promise<void> {
  for (let written = 0; written < chunk.length; ) {
    // A disk that is nearly full takes a part, and refuses the rest on the next try.
    written += (await file.write(chunk, written, chunk.length - written)).bytesWritten;
  }
}
