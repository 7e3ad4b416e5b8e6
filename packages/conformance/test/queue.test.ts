import { MemoryQueue } from '@qinling/core';
import { describeQueue } from '../src/index.js';

// #region kit
describeQueue('MemoryQueue', {
  create: async ({ maxWaiting }) => new MemoryQueue({ maxWaiting }),
  destroy: (queue) => queue.close(),
});
// #endregion
