import assert from 'node:assert/strict';
import { assertHolds, assertHoldsNothing, keyOf, keysOf, newBytes, put } from './blob-bytes.js';
import { type BlobStoreCase, blobCase } from './blob-store-subject.js';

export const deletionCases: readonly BlobStoreCase[] = [
  blobCase('deletes a blob, and no other', async (store) => {
    const bytes = newBytes();
    const kept = await put(store, bytes);
    const removed = await put(store, newBytes());
    await store.delete(removed);
    await assertHoldsNothing(store, removed);
    await assertHolds(store, kept, bytes);
    assert.deepEqual(await keysOf(store), [kept]);
  }),

  blobCase('takes the deletion of a missing blob for done', async (store) => {
    const key = await put(store, newBytes());
    await store.delete(key);
    await store.delete(key);
    await store.delete(keyOf(newBytes()));
  }),

  blobCase('takes a deleted key again, with the new bytes', async (store) => {
    const key = await put(store, newBytes());
    await store.delete(key);
    const bytes = newBytes();
    await put(store, bytes, key);
    await assertHolds(store, key, bytes);
  }),
];
