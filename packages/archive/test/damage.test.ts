import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bufferArchiveSource, inspectArchive, isInvalidArchiveError, unpackArchive } from '../src/index.js';
import { countingSource, inEveryFormat, inspectBytes, type TestEntry } from './support/archives.js';
import { rawZip } from './support/raw-zip.js';
import { temporaryDirectory } from './support/temporary-directory.js';

const tree: readonly TestEntry[] = [
  { path: 'main.py', content: 'print("hello")\n'.repeat(40) },
  { path: 'bin/run', content: '#!/bin/sh\n', executable: true },
  { path: 'bin/link', target: '../main.py' },
  { path: 'empty', directory: true },
];
const zip64 = rawZip([{ name: 'a', content: 'abc', zip64: true, descriptor: 'wide-signed' }], {
  zip64End: true,
});
const archives = [...inEveryFormat(tree), ['zip64', zip64] as const];

describe.each(archives)('a %s', (_, bytes) => {
  it('is refused wherever it is cut off', async () => {
    const step = Math.max(1, Math.floor(bytes.length / 150));
    // A tar may end in one zero block or two, so only what cuts into the first is damage.
    const shortest = bytes.length % 512 === 0 ? bytes.length - 1023 : bytes.length;
    for (let length = 0; length < shortest; length += step) {
      const error: unknown = await inspectBytes(bytes.subarray(0, length)).catch((error: unknown) => error);
      expect(error, `cut off after ${length} bytes`).toSatisfy(isInvalidArchiveError);
    }
  });

  it('is inspected or refused, never anything else, with any bytes changed', async () => {
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const changed = Buffer.from(bytes);
        for (const [index, bits] of changes) changed[index] = (changed[index] ?? 0) ^ bits;
        const { source, counts } = countingSource(changed, 100);
        await inspectArchive(source).catch((error: unknown) =>
          expect(error).toSatisfy(isInvalidArchiveError),
        );
        expect(counts.open).toBe(0);
      }),
      { numRuns: 250 },
    );
  });
});

it('unpacks exactly what it inspects: a damaged archive is refused by both or by none', async () => {
  const bytes = rawZip([{ name: 'main.py', content: 'print("hello")' }]);
  const index = bytes.indexOf('main.py') + 'main.py'.length + 3;
  const changed = Buffer.from(bytes);
  changed[index] = (changed[index] ?? 0) ^ 0x40;
  const source = bufferArchiveSource(changed);
  const inspected: unknown = await inspectArchive(source).catch((error: unknown) => error);
  const unpacked: unknown = await unpackArchive(source, 'zip', await temporaryDirectory()).catch(
    (error: unknown) => error,
  );
  expect(inspected).toSatisfy(isInvalidArchiveError);
  expect(unpacked).toEqual(inspected);
});

it.each(inEveryFormat(tree))(
  'lets the error of the source of a %s pass through as it is',
  async (_, bytes) => {
    const trouble = new Error('the disk is on fire');
    let readsFromStart = 0;
    const source = {
      size: bytes.length,
      async *read(start: number, end: number) {
        // The first read finds out the format; the next one is of the contents.
        if (start === 0) readsFromStart += 1;
        yield bytes.subarray(start, readsFromStart > 1 ? 20 : end);
        if (readsFromStart > 1) throw trouble;
      },
    };
    await expect(inspectArchive(source)).rejects.toBe(trouble);
  },
);
