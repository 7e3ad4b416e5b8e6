import assert from 'node:assert/strict';
import { keysOf, newBytes, put } from './blob-bytes.js';
import { type BlobStoreCase, blobCase } from './blob-store-subject.js';

/** Keys that differ early, late and at the borders of folders of one or two characters; in order. */
const keys = ['00', '0a', 'a0', 'ab0', 'ab00c', 'abc', 'abcd', 'ac', 'b', 'ff']
  .map((head) => head.padEnd(64, '1'))
  .sort();
const shuffled = [...keys.slice(5), ...keys.slice(0, 5).reverse()];

export const listingCases: readonly BlobStoreCase[] = [
  blobCase('lists every key, in order', async (store) => {
    for (const key of shuffled) await put(store, newBytes(10), key);
    assert.deepEqual(await keysOf(store), keys);
  }),

  blobCase('lists exactly the keys that begin with a prefix, in order', async (store) => {
    for (const key of shuffled) await put(store, newBytes(10), key);
    for (const prefix of ['a', 'ab', 'ab0', 'abc', '0', keys[4] ?? '']) {
      assert.deepEqual(
        await keysOf(store, prefix),
        keys.filter((key) => key.startsWith(prefix)),
        `for ${prefix}`,
      );
    }
  }),

  blobCase('lists nothing for a prefix that no key has, wildcards and paths among them', async (store) => {
    for (const key of shuffled) await put(store, newBytes(10), key);
    for (const prefix of ['c', 'AB', '%', '_', '*', '.', '..', '../', '/', 'ab/', `${keys[0]}0`]) {
      assert.deepEqual(await keysOf(store, prefix), [], `for '${prefix}'`);
    }
  }),

  blobCase('lists nothing of an empty store', async (store) => {
    assert.deepEqual(await keysOf(store), []);
    assert.deepEqual(await keysOf(store, 'ab'), []);
  }),

  blobCase('lists on while what it lists is deleted', async (store) => {
    for (const key of shuffled) await put(store, newBytes(10), key);
    const seen: string[] = [];
    for await (const key of store.list('')) {
      seen.push(key);
      await store.delete(key);
    }
    assert.deepEqual(seen, keys);
    assert.deepEqual(await keysOf(store), []);
  }),
];
