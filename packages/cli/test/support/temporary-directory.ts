import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty directory for the time of a test. Tests that run beside others give their own `onTestFinished`. */
export function temporaryDirectory(finished: (remove: () => void) => void = onTestFinished): string {
  const directory = mkdtempSync(join(tmpdir(), 'qinling-cli-'));
  finished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
