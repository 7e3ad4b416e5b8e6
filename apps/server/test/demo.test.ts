import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const demo = fileURLToPath(new URL('../dist/demo/main.js', import.meta.url));

it('the demo plays its whole story, and every check in it holds', { timeout: 60_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [demo]).catch((error: unknown) => {
    // The story so far says what went wrong.
    throw error instanceof Error && 'stdout' in error
      ? new Error(`${error.message}\n${error.stdout}`)
      : error;
  });
  expect(stdout).toMatch(/\nAll \d+ checks held\.\n$/);
  expect(stdout.match(/^\d+\. /gm)).toHaveLength(11);
});
