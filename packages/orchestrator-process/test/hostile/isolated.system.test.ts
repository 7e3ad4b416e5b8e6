import { describe, vi } from 'vitest';

// Hostile code is ended in a sandbox as it is without. What it prints and returns is looked at outside, and goes the same way.
vi.stubEnv('TEST_ISOLATION', 'bubblewrap');

for (const file of ['channel', 'processes'])
  describe(`in sandboxes: ${file}`, async () => {
    await import(`./${file}.test.ts`);
  });
