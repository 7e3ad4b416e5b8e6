import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deterministicGzip } from '../src/gzip/deterministic-gzip.js';
import { collect } from './support/archives.js';

async function* chunked(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += length) yield bytes.subarray(start, start + length);
}

const gzip = (bytes: Uint8Array, chunkBytes = 65_536) =>
  collect(deterministicGzip(chunked(bytes, chunkBytes)));

const noise = (length: number) =>
  Buffer.concat(
    Array.from({ length: Math.ceil(length / 32) }, (_, index) =>
      createHash('sha256').update(`${index}`).digest(),
    ),
  ).subarray(0, length);

describe('deterministic gzip', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.of(200)],
    ['zeros', Buffer.alloc(1_000_000)],
    ['text', Buffer.alloc(600_000, 'the quick brown fox jumps over the lazy dog, ')],
    ['noise', randomBytes(600_000)],
    ['noise repeated just inside the window', Buffer.concat([noise(32_768), noise(32_768)])],
    ['noise repeated just outside the window', Buffer.concat([noise(32_769), noise(32_769)])],
    ['exactly one block', noise(262_144)],
    ['one byte more than a block', noise(262_145)],
    ['every byte value', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7) & 0xff))],
  ])('can be read by zlib: %s', async (_, bytes) => {
    expect(gunzipSync(await gzip(bytes)).equals(bytes)).toBe(true);
  });

  it('can be read by zlib, whatever the bytes', async () => {
    // Few different values make matches of all lengths and distances likely.
    const parts = fc.array(
      fc.tuple(fc.uint8Array({ maxLength: 300, max: 3 }), fc.integer({ min: 1, max: 400 })),
    );
    await fc.assert(
      fc.asyncProperty(parts, async (repeated) => {
        const bytes = Buffer.concat(repeated.map(([part, times]) => Buffer.alloc(part.length * times, part)));
        expect(gunzipSync(await gzip(bytes)).equals(bytes)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on how the input is cut', async () => {
    const bytes = Buffer.alloc(600_000, 'the quick brown fox jumps over the lazy dog, ');
    const whole = await gzip(bytes, bytes.length);
    expect(await gzip(bytes, 1000)).toEqual(whole);
    expect(await gzip(bytes, 262_145)).toEqual(whole);
  });

  it('packs text about as well as the fast level of zlib, and noise without growing', async () => {
    const text = await readFile(new URL('../src/gzip/deflate-block.ts', import.meta.url));
    expect((await gzip(text)).length).toBeLessThan(gzipSync(text, { level: 1 }).length * 1.2);
    const bytes = randomBytes(1_000_000);
    expect((await gzip(bytes)).length).toBeLessThan(bytes.length + 200);
  });
});
