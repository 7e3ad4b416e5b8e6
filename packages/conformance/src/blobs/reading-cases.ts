import assert from 'node:assert/strict';
import { hasErrorCode } from '@qinling/core';
import {
  assertHolds,
  assertHoldsNothing,
  assertSameBytes,
  collect,
  keyOf,
  newBytes,
  put,
  severalChunks,
} from './blob-bytes.js';
import { type BlobStoreCase, blobCase } from './blob-store-subject.js';

export const readingCases: readonly BlobStoreCase[] = [
  blobCase('finds nothing under a key that was never committed', async (store) => {
    await put(store, newBytes());
    await assertHoldsNothing(store, keyOf(newBytes()));
  }),

  blobCase('does not take the beginning of a key for the key', async (store) => {
    const key = await put(store, newBytes());
    for (const part of [key.slice(0, 63), key.slice(0, 2), '']) {
      const found = await Promise.all([store.open(part), store.head(part)]).catch((error: unknown) => {
        // What is no key may also be refused.
        assert.ok(
          hasErrorCode(error, 'storage'),
          `fails for '${part}' with something else than StorageError`,
        );
        return [];
      });
      assert.ok(
        found.every((each) => each === undefined),
        `finds a blob under '${part}'`,
      );
    }
  }),

  blobCase('tells the size of a blob without reading it', async (store) => {
    const key = await put(store, newBytes());
    assert.deepEqual(await store.head(key), { sizeBytes: severalChunks });
  }),

  blobCase('serves several readers of a blob at once', async (store) => {
    const bytes = newBytes();
    const key = await put(store, bytes);
    await Promise.all([assertHolds(store, key, bytes), assertHolds(store, key, bytes)]);
  }),

  blobCase('hands out chunks that the reader may change', async (store) => {
    const bytes = newBytes();
    const key = await put(store, bytes);
    for await (const chunk of (await store.open(key)) ?? []) chunk.fill(0);
    await assertHolds(store, key, bytes);
  }),

  blobCase('lets a reader stop early, and serves the next', async (store) => {
    const bytes = newBytes();
    const key = await put(store, bytes);
    for (let reader = 0; reader < 20; reader += 1) {
      for await (const chunk of (await store.open(key)) ?? []) {
        assert.ok(chunk.length > 0);
        break;
      }
    }
    await assertHolds(store, key, bytes);
    await store.delete(key);
    await assertHoldsNothing(store, key);
  }),

  blobCase('never ends a stream short, also when the blob is deleted meanwhile', async (store) => {
    const bytes = newBytes(4 * 1024 * 1024);
    const key = await put(store, bytes);
    const chunks = await store.open(key);
    assert.ok(chunks);

    let deleted = false;
    async function* deletingMeanwhile(stream: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
      for await (const chunk of stream) {
        if (!deleted) await store.delete(key);
        deleted = true;
        yield chunk;
      }
    }
    const found = await collect(deletingMeanwhile(chunks)).catch((error: unknown) => {
      assert.ok(hasErrorCode(error, 'storage'), 'the reader fails with something else than StorageError');
    });
    if (found !== undefined) assertSameBytes(found, bytes, 'the stream');
    await assertHoldsNothing(store, key);
  }),
];
