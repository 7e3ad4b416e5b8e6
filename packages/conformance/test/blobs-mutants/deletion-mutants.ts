import { StorageError } from '@qinling/core';
import { keysOf } from '../../src/blobs/blob-bytes.js';
import { type BlobMutant, mutant } from './blob-mutant.js';

export const deletionMutants: readonly BlobMutant[] = [
  mutant('deletes everything', 'deletes a blob, and no other', (store) => ({
    delete: async () => {
      for (const key of await keysOf(store)) await store.delete(key);
    },
  })),
  mutant('deletes nothing', 'deletes a blob, and no other', () => ({ delete: async () => {} })),
  mutant('fails to delete what is missing', 'takes the deletion of a missing blob for done', (store) => ({
    delete: async (key) => {
      if (!(await store.head(key))) throw new StorageError('ENOENT');
      await store.delete(key);
    },
  })),
  mutant('remembers deleted keys for ever', 'takes a deleted key again, with the new bytes', (store) => {
    const deleted = new Set<string>();
    return {
      delete: async (key) => void deleted.add(key),
      open: async (key, range) => (deleted.has(key) ? undefined : store.open(key, range)),
    };
  }),
];
