import { type BlobStore, MemoryBlobStore } from '@qinling/core';
import { collect, inChunks, put } from '../../src/blobs/blob-bytes.js';
import { type BlobMutant, first, mutant, over } from './blob-mutant.js';

export const durabilityMutants: readonly BlobMutant[] = [
  {
    defect: 'loses everything when it is closed',
    red: 'still has every blob after it is closed and opened again',
    subject: { create: async () => new MemoryBlobStore(), reopen: async () => new MemoryBlobStore() },
  },
  {
    defect: 'deletes in a cache only',
    red: 'does not bring a deleted blob back when it is opened again',
    subject: {
      create: async () => {
        const deleted = new Set<string>();
        return over(new MemoryBlobStore(), (store) => ({
          delete: async (key) => void deleted.add(key),
          open: async (key, range) => (deleted.has(key) ? undefined : store.open(key, range)),
          close: async () => deleted.clear(),
        }));
      },
      reopen: same,
    },
  },
  {
    defect: 'finishes what was staged when it is opened again',
    red: 'gives no name to what was staged and never committed, when it is opened again',
    subject: {
      create: async () => {
        let unfinished: Buffer | undefined;
        return over(new MemoryBlobStore(), (store) => ({
          stage: async (source) => {
            unfinished = await collect(source);
            return store.stage(inChunks(unfinished));
          },
          close: async () => {
            if (unfinished) await put(store, unfinished);
          },
        }));
      },
      reopen: same,
    },
  },
  mutant('stops at 16 MiB', 'stores and streams a blob of 32 MiB', (store) => ({
    stage: (source) => store.stage(first(source, 16 * 1024 * 1024)),
  })),
  {
    defect: 'buffers',
    red: 'never holds a large blob in memory, neither to stage nor to read it',
    subject: { create: async () => new MemoryBlobStore(), reopen: same },
  },
];

async function same(store: BlobStore): Promise<BlobStore> {
  return store;
}
