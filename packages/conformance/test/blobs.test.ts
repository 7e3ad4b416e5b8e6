import { type BlobStore, MemoryBlobStore, NotSupportedError } from '@qinling/core';
import { describeBlobStore } from '../src/blobs/describe-blob-store.js';

describeBlobStore('MemoryBlobStore', { create: async () => new MemoryBlobStore() });

describeBlobStore('A store that does not claim ranges', {
  create: async (): Promise<BlobStore> => {
    const store = new MemoryBlobStore();
    return {
      capabilities: { ranges: false },
      stage: (source) => store.stage(source),
      open: async (key, range) => {
        if (range !== undefined) throw new NotSupportedError('This store streams whole blobs only.');
        return store.open(key);
      },
      head: (key) => store.head(key),
      delete: (key) => store.delete(key),
      list: (prefix) => store.list(prefix),
      close: () => store.close(),
    };
  },
});
