import type { BlobStore, StagedBlob } from '@qinling/core';

/** Decides what becomes of a call on a blob store: throw before it, `proceed`, or throw after it was done. */
export type BlobInterceptor = <Result>(method: string, proceed: () => Promise<Result>) => Promise<Result>;

function interceptStaged(staged: StagedBlob, intercept: BlobInterceptor): StagedBlob {
  return {
    sizeBytes: staged.sizeBytes,
    async *read(start, end) {
      yield* await intercept('read', async () => staged.read(start, end));
    },
    commit: (key) => intercept('commit', () => staged.commit(key)),
    discard: () => intercept('discard', () => staged.discard()),
  };
}

/** A blob store whose every call goes through `intercept`. */
export function interceptBlobs(blobs: BlobStore, intercept: BlobInterceptor): BlobStore {
  return {
    capabilities: blobs.capabilities,
    stage: async (source) => interceptStaged(await intercept('stage', () => blobs.stage(source)), intercept),
    open: (key, range) => intercept('open', () => blobs.open(key, range)),
    head: (key) => intercept('head', () => blobs.head(key)),
    delete: (key) => intercept('delete', () => blobs.delete(key)),
    async *list(prefix) {
      yield* await intercept('list', async () => blobs.list(prefix));
    },
    close: () => intercept('close', () => blobs.close()),
  };
}
