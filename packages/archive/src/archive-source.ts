/**
 * Random access to the bytes of an archive: a zip's directory stands at its end. `read(start, end)` yields the bytes
 * [start, end) in order, in chunks of any size. A chunk must not change after it was yielded.
 */
export interface ArchiveSource {
  /** Length of the archive in bytes. */
  readonly size: number;
  read(start: number, end: number): AsyncIterable<Uint8Array>;
}

/** An ArchiveSource over bytes in memory, for small packages and tests. */
export function bufferArchiveSource(bytes: Uint8Array): ArchiveSource {
  return {
    size: bytes.length,
    async *read(start, end) {
      if (start < end) yield bytes.subarray(start, end);
    },
  };
}

/** Reads a small range into one buffer. The result is shorter when the source ends early. */
export async function readRange(source: ArchiveSource, start: number, end: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let missing = end - start;
  for await (const chunk of source.read(start, end)) {
    chunks.push(chunk.subarray(0, missing));
    missing -= chunk.length;
    if (missing <= 0) break;
  }
  return Buffer.concat(chunks);
}
