import { readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { CountReporter } from './packages/tooling/src/count-reporter.js';

/** Tests that need a Debian package run where it was installed for them, as `.ci/run` does: there they fail without it. */
const systemTests = process.env.SYSTEM_TESTS === '1';

/** How many times as long as usual a test may take: for machines that are emulated. */
const patience = Number(process.env.TEST_PATIENCE ?? 1);

/** One vitest project per workspace folder that has a `test` folder, so a failure names its package. */
const projects = ['packages', 'apps', 'examples']
  .flatMap((group) => readdirSync(new URL(group, import.meta.url)).map((name) => `${group}/${name}`))
  .map((folder) => ({
    extends: true as const,
    test: {
      name: folder,
      include: [`${folder}/test/**/*.test.ts`],
      exclude: systemTests ? [] : ['**/*.system.test.ts'],
    },
  }));

export default defineConfig({
  resolve: { conditions: ['source', 'node', 'import', 'module', 'default'] },
  // These become node's own --conditions in the workers; `import` and `require` are node's to add.
  ssr: { resolve: { conditions: ['source', 'node', 'default'] } },
  test: {
    projects,
    pool: 'forks',
    // Most tests wait for processes and disks rather than for a processor.
    maxWorkers: '100%',
    testTimeout: 20_000 * patience,
    hookTimeout: 10_000 * patience,
    reporters: ['default', new CountReporter()],
  },
});
