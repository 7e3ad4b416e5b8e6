import { StorageError } from '@qinling/core';
import type { BlobFile } from './blob-file-system.js';
import { onDisk } from './disk-errors.js';

const chunkBytes = 128 * 1024;

/** Refuses what is no range: a negative position would read from wherever the descriptor stands. */
export function checkRange(start: number, end: number): void {
  if (!Number.isSafeInteger(start) || start < 0 || !(end >= 0)) {
    throw new StorageError(`Not a byte range: from ${start} to ${end}.`);
  }
}

/** Streams an open file from `start` to `end` (exclusive) or its own end, and closes it however the reading ends. */
export async function readAndClose(
  directory: string,
  file: BlobFile,
  start: number,
  end: number,
): Promise<AsyncIterable<Uint8Array>> {
  const chunks = chunksOf(directory, file, start, end);
  // Up to its first yield: a generator that never began skips its `finally` when the reader leaves at once.
  await chunks.next();
  return chunks;
}

async function* chunksOf(
  directory: string,
  file: BlobFile,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  try {
    yield new Uint8Array(0);
    for (let position = start; position < end; ) {
      const length = Math.min(chunkBytes, end - position);
      const buffer = Buffer.allocUnsafe(length);
      const { bytesRead } = await onDisk(directory, () => file.read(buffer, 0, length, position));
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      position += bytesRead;
    }
  } finally {
    await onDisk(directory, () => file.close());
  }
}
