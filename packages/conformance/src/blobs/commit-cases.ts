import assert from 'node:assert/strict';
import {
  assertHolds,
  assertSameBytes,
  collect,
  inChunks,
  keyOf,
  keysOf,
  newBytes,
  put,
} from './blob-bytes.js';
import { type BlobStoreCase, blobCase } from './blob-store-subject.js';

export const commitCases: readonly BlobStoreCase[] = [
  blobCase('gives back what was committed, every byte in order', async (store) => {
    const bytes = newBytes();
    const key = await put(store, bytes);
    await assertHolds(store, key, bytes);
  }),

  blobCase('stores a blob of no bytes', async (store) => {
    const key = await put(store, newBytes(0));
    assert.deepEqual(await store.head(key), { sizeBytes: 0 });
    await assertHolds(store, key, newBytes(0));
  }),

  blobCase('takes a source of many small and empty chunks', async (store) => {
    const bytes = newBytes(2_000);
    async function* dribble(): AsyncIterable<Uint8Array> {
      for await (const chunk of inChunks(bytes, 3)) {
        yield new Uint8Array(0);
        yield chunk;
      }
    }
    await (await store.stage(dribble())).commit(keyOf(bytes));
    await assertHolds(store, keyOf(bytes), bytes);
  }),

  blobCase('keeps the existing bytes when the key exists already, and succeeds', async (store) => {
    const first = newBytes();
    const key = await put(store, first);
    await put(store, newBytes(1_000), key);
    await assertHolds(store, key, first);
    assert.deepEqual(await keysOf(store), [key]);
  }),

  blobCase('takes a repeated commit for done, since a storage transaction may run twice', async (store) => {
    const bytes = newBytes();
    const staged = await store.stage(inChunks(bytes));
    await staged.commit(keyOf(bytes));
    await staged.commit(keyOf(bytes));
    await assertHolds(store, keyOf(bytes), bytes);
  }),

  blobCase('keeps one whole blob when two commits of a key race', async (store) => {
    const blobs = [newBytes(), newBytes()];
    const key = keyOf(newBytes());
    const staged = await Promise.all(blobs.map((bytes) => store.stage(inChunks(bytes))));
    await Promise.all(staged.map((each) => each.commit(key)));

    const chunks = await store.open(key);
    assert.ok(chunks);
    const found = await collect(chunks);
    const winner = blobs.find((bytes) => found.equals(bytes));
    assertSameBytes(found, winner ?? Buffer.alloc(0), 'the winner');
    assert.deepEqual(await keysOf(store), [key]);
  }),
];
