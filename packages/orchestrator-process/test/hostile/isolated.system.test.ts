import { describe, vi } from 'vitest';

// Hostile code is ended in a sandbox as it is without.
vi.stubEnv('TEST_ISOLATION', 'bubblewrap');

for (const file of ['channel', 'output', 'processes'])
  describe(`in sandboxes: ${file}`, async () => {
    await import(`./${file}.test.ts`);
  });
