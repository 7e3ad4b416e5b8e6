/**
 * Random access to the bytes of an archive: a zip's directory stands at its end. `read(start, end)` yields the bytes
 * [start, end) in order, in chunks of any size. A chunk must not change until the next one is asked for,
 * or the iteration is ended; nobody uses it afterwards.
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
  const bytes = Buffer.allocUnsafe(end - start);
  let filled = 0;
  for await (const chunk of source.read(start, end)) {
    const part = chunk.subarray(0, bytes.length - filled);
    bytes.set(part, filled);
    filled += part.length;
    if (filled === bytes.length) break;
  }
  return bytes.subarray(0, filled);
}
