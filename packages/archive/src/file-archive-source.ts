import { open } from 'node:fs/promises';
import type { ArchiveSource } from './archive-source.js';
import { freeMemory } from './free-memory.js';

/** An ArchiveSource that holds an open file. Close it when done; closing twice is fine. */
export interface FileArchiveSource extends ArchiveSource {
  close(): Promise<void>;
}

/** A turn to the disk's threads takes as long as reading 64 KiB from a cache; with large ones it does not matter. */
const chunkBytes = 1024 * 1024;

/**
 * Opens a local file as ArchiveSource. The size is the one at this moment; the file must not change while it is read.
 * Rejects with the file system's error when the file cannot be opened, and when it is not a regular file.
 */
export async function fileArchiveSource(path: string): Promise<FileArchiveSource> {
  const handle = await open(path, 'r');
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new Error(`Cannot read an archive from "${path}": it is not a regular file.`);
    return {
      size: stats.size,
      async *read(start, end) {
        const buffer = Buffer.allocUnsafeSlow(Math.min(chunkBytes, Math.max(0, end - start)));
        try {
          for (let position = start; position < end; ) {
            const length = Math.min(buffer.length, end - position);
            const { bytesRead } = await handle.read(buffer, 0, length, position);
            if (bytesRead === 0) return;
            position += bytesRead;
            yield buffer.subarray(0, bytesRead);
          }
        } finally {
          freeMemory(buffer);
        }
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
