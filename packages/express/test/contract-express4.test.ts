import { vi } from 'vitest';
import { describeContract } from './support/describe-contract.js';
import { express4 } from './support/express4.js';

// What a host with Express 4 has: the package's peer is that one.
vi.mock('express', async () => {
  const { express4 } = await import('./support/express4.js');
  return { default: express4, Router: express4.Router };
});

describeContract('Express 4', express4);
