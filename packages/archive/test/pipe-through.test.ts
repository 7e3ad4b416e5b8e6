import { randomBytes } from 'node:crypto';
import { createInflateRaw, deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { freeMemory } from '../src/free-memory.js';
import { pipeThrough } from '../src/pipe-through.js';

const mebibyte = 2 ** 20;
const plain = Buffer.from(randomBytes(2 * mebibyte).toString('hex'));

/** A source that frees its memory when it is closed. */
async function* freeing(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(mebibyte);
  try {
    for (let position = 0; position < bytes.length; position += buffer.length) {
      const part = bytes.subarray(position, position + buffer.length);
      buffer.set(part);
      yield buffer.subarray(0, part.length);
    }
  } finally {
    freeMemory(buffer);
  }
}

// A thread of zlib's that reads what was freed would take the process along.
it('leaves zlib what it may still read when the source has freed its memory, half-way', async () => {
  const zlib = createInflateRaw({ chunkSize: 64 * 1024 });
  const written: Uint8Array[] = [];
  const write = zlib.write.bind(zlib);
  zlib.write = ((chunk: Uint8Array, done: (error?: Error | null) => void) => {
    written.push(chunk);
    return write(chunk, done);
  }) as typeof zlib.write;
  for await (const _ of pipeThrough(freeing(deflateRawSync(plain)), zlib)) break;
  expect(zlib.destroyed).toBe(true);
  expect(written.map(({ byteLength }) => byteLength)).toEqual([mebibyte]);
});

it('hands out everything', async () => {
  const parts: Uint8Array[] = [];
  for await (const chunk of pipeThrough(freeing(deflateRawSync(plain)), createInflateRaw()))
    parts.push(new Uint8Array(chunk));
  expect(Buffer.concat(parts).equals(plain)).toBe(true);
});
