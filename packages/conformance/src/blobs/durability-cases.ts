import assert from 'node:assert/strict';
import {
  assertHolds,
  assertHoldsNothing,
  assertSameBytes,
  collect,
  inChunks,
  keyOf,
  keysOf,
  newBytes,
  put,
} from './blob-bytes.js';
import { type BlobStoreCase, reopenCase } from './blob-store-subject.js';

export const durabilityCases: readonly BlobStoreCase[] = [
  reopenCase(
    'still has every blob after it is closed and opened again',
    async (store) => {
      const blobs = [newBytes(), newBytes(0), newBytes(10)];
      for (const bytes of blobs) await put(store, bytes);
      return blobs;
    },
    async (store, blobs) => {
      for (const bytes of blobs) await assertHolds(store, keyOf(bytes), bytes);
      assert.deepEqual(await keysOf(store), blobs.map(keyOf).sort());
    },
  ),

  reopenCase(
    'does not bring a deleted blob back when it is opened again',
    async (store) => {
      const key = await put(store, newBytes());
      await store.delete(key);
      return key;
    },
    async (store, key) => {
      await assertHoldsNothing(store, key);
      assert.deepEqual(await keysOf(store), []);
    },
  ),

  reopenCase(
    'gives no name to what was staged and never committed, when it is opened again',
    async (store) => {
      const bytes = newBytes();
      const staged = await store.stage(inChunks(bytes));
      assertSameBytes(await collect(staged.read(0, bytes.length)), bytes, 'the staged blob');
      return keyOf(bytes);
    },
    async (store, key) => {
      await assertHoldsNothing(store, key);
      assert.deepEqual(await keysOf(store), []);
    },
  ),
];
