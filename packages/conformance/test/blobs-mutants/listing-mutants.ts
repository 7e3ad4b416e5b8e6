import { StorageError } from '@qinling/core';
import { keysOf } from '../../src/blobs/blob-bytes.js';
import { type BlobMutant, mutant } from './blob-mutant.js';

export const listingMutants: readonly BlobMutant[] = [
  mutant('lists in any order', 'lists every key, in order', (store) => ({
    list: async function* (prefix) {
      yield* (await keysOf(store)).filter((key) => key.startsWith(prefix)).reverse();
    },
  })),
  mutant(
    'looks for the prefix anywhere',
    'lists exactly the keys that begin with a prefix, in order',
    (store) => ({
      list: async function* (prefix) {
        yield* (await keysOf(store)).filter((key) => key.includes(prefix));
      },
    }),
  ),
  mutant(
    'takes the prefix for a pattern',
    'lists nothing for a prefix that no key has, wildcards and paths among them',
    (store) => ({
      list: async function* (prefix) {
        const pattern = new RegExp(`^${prefix.replaceAll('%', '.*').replaceAll('*', '.*')}`);
        yield* (await keysOf(store)).filter((key) => pattern.test(key));
      },
    }),
  ),
  mutant('fails on an empty store', 'lists nothing of an empty store', (store) => ({
    list: async function* (prefix) {
      const keys = await keysOf(store);
      if (keys.length === 0) throw new StorageError('ENOENT');
      yield* keys.filter((key) => key.startsWith(prefix));
    },
  })),
  mutant('pages by offset', 'lists on while what it lists is deleted', (store) => ({
    list: async function* (prefix) {
      for (let offset = 0; ; offset += 1) {
        const key = (await keysOf(store)).filter((each) => each.startsWith(prefix))[offset];
        if (key === undefined) return;
        yield key;
      }
    },
  })),
];
