import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freeMemory } from '../src/free-memory.js';
import { type ArchiveSource, fileArchiveSource, inspectArchive } from '../src/index.js';
import { inEveryFormat, inspectBytes, type TestEntry } from './support/archives.js';
import { collectGarbage } from './support/collect-garbage.js';
import { temporaryDirectory } from './support/temporary-directory.js';

const mebibyte = 2 ** 20;

/** Hands out the same memory again and again, with other bytes in it as soon as it may. */
function sourceInOneBuffer(bytes: Uint8Array, chunkBytes: number): ArchiveSource {
  return {
    size: bytes.length,
    async *read(start, end) {
      const buffer = new Uint8Array(chunkBytes);
      for (let position = start; position < end; position += chunkBytes) {
        const part = bytes.subarray(position, Math.min(end, position + chunkBytes));
        buffer.set(part);
        yield buffer.subarray(0, part.length);
        buffer.fill(0xee);
      }
    },
  };
}

const incompressible = (length: number): string => randomBytes(length / 2).toString('hex');

const tree: readonly TestEntry[] = [
  { path: 'small.js', content: incompressible(3000) },
  { path: 'link', target: 'small.js' },
  { path: 'large.js', content: incompressible(300_000) },
  { path: 'streamed.js', content: incompressible(5 * mebibyte) },
  { path: 'long.txt', content: 'some text that compresses well. '.repeat(100_000) },
];

it.each(inEveryFormat(tree))(
  'finds in a %s the same when the memory of every chunk is used again for the next one',
  async (_format, bytes) => {
    const expected = await inspectBytes(bytes);
    for (const chunkBytes of [100, 65_536, 1_000_003, bytes.length]) {
      expect(await inspectArchive(sourceInOneBuffer(bytes, chunkBytes))).toEqual(expected);
    }
  },
);

const manyFiles = Array.from({ length: 48 }, (_, index) => ({
  path: `file-${index}.js`,
  content: incompressible(mebibyte),
}));
const oneFile = [{ path: 'file.js', content: incompressible(48 * mebibyte) }];

it.each([
  ...inEveryFormat(manyFiles).map(([format, bytes]) => ['many files', format, bytes] as const),
  ...inEveryFormat(oneFile).map(([format, bytes]) => ['one file', format, bytes] as const),
])('leaves little for the garbage collector when it inspects %s in a %s', async (_tree, _format, bytes) => {
  const path = join(await temporaryDirectory(), 'archive');
  await writeFile(path, bytes);
  const source = await fileArchiveSource(path);
  const start = process.memoryUsage().arrayBuffers;
  let most = 0;
  await inspectArchive({
    size: source.size,
    async *read(from, to) {
      for await (const chunk of source.read(from, to)) {
        yield chunk;
        most = Math.max(most, process.memoryUsage().arrayBuffers - start);
      }
    },
  });
  await source.close();
  expect(most).toBeLessThan(10 * mebibyte);
});

it.each([
  ...inEveryFormat(tree).map(([format, bytes]) => ['different files', format, bytes] as const),
  ...inEveryFormat(manyFiles).map(([format, bytes]) => ['many files', format, bytes] as const),
])('leaves no buffer behind when it has inspected %s in a %s', async (_tree, _format, bytes) => {
  const path = join(await temporaryDirectory(), 'archive');
  await writeFile(path, bytes);
  collectGarbage();
  const start = process.memoryUsage().arrayBuffers;
  const source = await fileArchiveSource(path);
  await inspectArchive(source);
  await source.close();
  expect(process.memoryUsage().arrayBuffers - start).toBeLessThan(mebibyte / 2);
});

it('frees memory at once', () => {
  const start = process.memoryUsage().arrayBuffers;
  for (let count = 0; count < 100; count += 1) {
    const bytes = Buffer.alloc(mebibyte, 'x');
    freeMemory(bytes);
    expect(bytes.length).toBe(0);
  }
  expect(process.memoryUsage().arrayBuffers - start).toBeLessThan(10 * mebibyte);
});

it('leaves memory alone that Node shares among small buffers, and memory that threads share', () => {
  const small = Buffer.from('small');
  const shared = new Uint8Array(new SharedArrayBuffer(mebibyte));
  const { poolSize } = Buffer;
  Buffer.poolSize = 4 * mebibyte;
  try {
    // The first one is the end of the old pool, the others come from the new one.
    const pooled = [1, 2, 3].map(() => Buffer.allocUnsafe(100_000));
    for (const bytes of [small, shared, ...pooled]) freeMemory(bytes);
    expect(pooled.map(({ length }) => length)).toEqual([100_000, 100_000, 100_000]);
  } finally {
    Buffer.poolSize = poolSize;
  }
  expect(small.toString()).toBe('small');
  expect(shared).toHaveLength(mebibyte);
});
