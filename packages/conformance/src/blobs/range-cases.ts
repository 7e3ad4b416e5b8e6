import assert from 'node:assert/strict';
import { hasErrorCode } from '@qinling/core';
import { assertSameBytes, collect, keyOf, newBytes, put, severalChunks } from './blob-bytes.js';
import { type BlobStoreCase, blobCase } from './blob-store-subject.js';

export const rangeCases: readonly BlobStoreCase[] = [
  rangeCase('streams exactly the bytes of a range', [
    [0, severalChunks],
    [0, 1],
    [10, 20],
    [65_530, 65_546],
    [severalChunks - 1, severalChunks],
  ]),
  rangeCase('streams nothing for an empty range', [
    [0, 0],
    [65_536, 65_536],
    [severalChunks, severalChunks],
  ]),
  rangeCase('ends a range that reaches past the end where the blob ends', [
    [severalChunks - 1, severalChunks + 1],
    [0, 10 * severalChunks],
    [severalChunks, severalChunks + 1],
    [severalChunks + 1, severalChunks + 2],
  ]),
  blobCase(
    'finds nothing for a range of a missing blob, or refuses it when ranges are not claimed',
    async (store) => {
      const opening = store.open(keyOf(newBytes()), { start: 0, end: 1 });
      if (store.capabilities.ranges) assert.equal(await opening, undefined);
      else await assertRefuses(opening);
    },
  ),
];

/** Where ranges are not claimed, the promise is that they are refused. */
function rangeCase(name: string, ranges: readonly (readonly [number, number])[]): BlobStoreCase {
  return blobCase(`${name}, or refuses it when ranges are not claimed`, async (store) => {
    const bytes = newBytes();
    const key = await put(store, bytes);
    for (const [start, end] of ranges) {
      const opening = store.open(key, { start, end });
      if (!store.capabilities.ranges) {
        await assertRefuses(opening);
        continue;
      }
      const chunks = await opening;
      assert.ok(chunks, `open finds nothing for the range from ${start} to ${end}`);
      const part = await collect(chunks);
      assertSameBytes(part, bytes.subarray(start, end), `the range from ${start} to ${end}`);
    }
  });
}

async function assertRefuses(opening: Promise<unknown>): Promise<void> {
  await assert.rejects(opening, (thrown) => hasErrorCode(thrown, 'not-supported'));
}
