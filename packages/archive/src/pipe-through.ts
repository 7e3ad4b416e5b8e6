import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Gunzip, Gzip, InflateRaw } from 'node:zlib';

/**
 * Sends a stream through one of zlib's. Once the iteration ends or is broken off, both streams are closed, and so is whatever the
 * source holds. Errors of the source come out unchanged.
 */
export async function* pipeThrough(
  source: AsyncIterable<Uint8Array>,
  zlib: Gunzip | Gzip | InflateRaw,
): AsyncGenerator<Uint8Array> {
  const input = Readable.from(source);
  // The loop below sees the same error; here it must only not be unhandled.
  const done = pipeline(input, zlib).catch(() => undefined);
  try {
    for await (const chunk of zlib) yield chunk;
  } finally {
    // The pipeline closes both; only then the source has closed whatever it holds. Not events.once(), which would throw the
    // error a second time.
    if (!input.closed) await new Promise<void>((resolve) => input.once('close', () => resolve()));
    await done;
  }
}
