import { type BlobStore, MemoryBlobStore, type StagedBlob } from '@qinling/core';
import type { BlobStoreSubject } from '../../src/blobs/blob-store-subject.js';

/** A blob store with one defect, and the case of the kit that must see it. */
export interface BlobMutant {
  readonly defect: string;
  readonly red: string;
  readonly subject: BlobStoreSubject;
}

type Break = (store: MemoryBlobStore) => Partial<BlobStore>;
type BreakStaged = (staged: StagedBlob, store: MemoryBlobStore) => Partial<StagedBlob>;

/** A healthy store in all but what `breakIt` overrides. */
export function over(store: MemoryBlobStore, breakIt: Break): BlobStore {
  return {
    capabilities: store.capabilities,
    stage: (source) => store.stage(source),
    open: (key, range) => store.open(key, range),
    head: (key) => store.head(key),
    delete: (key) => store.delete(key),
    list: (prefix) => store.list(prefix),
    close: () => store.close(),
    ...breakIt(store),
  };
}

export function mutant(defect: string, red: string, breakIt: Break): BlobMutant {
  return { defect, red, subject: { create: async () => over(new MemoryBlobStore(), breakIt) } };
}

export function stagedMutant(defect: string, red: string, breakIt: BreakStaged): BlobMutant {
  return mutant(defect, red, (store) => ({
    stage: async (source) => {
      const staged = await store.stage(source);
      return {
        sizeBytes: staged.sizeBytes,
        read: (start, end) => staged.read(start, end),
        commit: (key) => staged.commit(key),
        discard: () => staged.discard(),
        ...breakIt(staged, store),
      };
    },
  }));
}

export async function* first(
  chunks: AsyncIterable<Uint8Array>,
  limitBytes: number,
): AsyncIterable<Uint8Array> {
  let left = limitBytes;
  for await (const chunk of chunks) {
    if (left > 0) yield chunk.subarray(0, left);
    left -= chunk.length;
  }
}
