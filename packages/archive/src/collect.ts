/**
 * Joins the chunks of a stream that is known to be small. Not buffer() of node:stream/consumers, which goes through a Blob: with
 * thousands of small entries that alone takes longer than all the rest.
 */
export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const collected: Uint8Array[] = [];
  for await (const chunk of chunks) collected.push(chunk);
  return Buffer.concat(collected);
}
