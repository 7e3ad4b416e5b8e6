import { describe, vi } from 'vitest';

// What is promised without sandboxes is promised in them: limits, logs, and that nothing is left behind.
vi.stubEnv('TEST_ISOLATION', 'bubblewrap');

const files = [
  'inherited-descriptors',
  'limits',
  'cgroup-limits',
  'file-limits',
  'leaks',
  'logs',
  'printed-last',
  'host-death',
];

for (const file of files)
  describe(`in sandboxes: ${file}`, async () => {
    await import(`./${file}.test.ts`);
  });
