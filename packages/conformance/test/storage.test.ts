import { MemoryStorage } from '@qinling/core';
import { describeStorage } from '../src/index.js';

describeStorage('MemoryStorage', {
  create: async () => new MemoryStorage(),
  destroy: (storage) => storage.close(),
  reopen: async (storage) => new MemoryStorage(storage as MemoryStorage),
});
