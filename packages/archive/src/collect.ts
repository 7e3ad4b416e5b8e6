/**
 * Joins the chunks of a stream that is known to be small: `length` bytes at most. Reads it to its end.
 * Not buffer() of node:stream/consumers, which goes through a Blob: with thousands of small entries that alone takes longer than all the rest.
 */
export async function collect(chunks: AsyncIterable<Uint8Array>, length: number): Promise<Buffer> {
  const collected = Buffer.allocUnsafe(length);
  let filled = 0;
  for await (const chunk of chunks) {
    // A copy: the memory of a chunk may be used again for the next one.
    collected.set(chunk, filled);
    filled += chunk.length;
  }
  return collected.subarray(0, filled);
}
