import { MemoryOrchestrator } from '@qinling/core';
import { describeOrchestrator, memoryPrograms } from '../src/index.js';

describeOrchestrator('MemoryOrchestrator', {
  create: async () => new MemoryOrchestrator({ handlers: memoryPrograms, runtimeImages: ['memory'] }),
  languages: ['memory'],
});
