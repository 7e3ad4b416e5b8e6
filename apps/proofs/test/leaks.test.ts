import { spawn } from 'node:child_process';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDescriptors, processesBelow } from '../src/leaks/leftovers.js';
import { leftAfterClose, runLeaks } from '../src/leaks/run-leaks.js';

async function directory(): Promise<string> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'qinling-leaks-')));
  onTestFinished(() => rm(path, { recursive: true, maxRetries: 5 }));
  return path;
}

it('nothing is left of executions that start processes, die and are killed', {
  timeout: 120_000,
}, async () => {
  const { statuses, left } = await runLeaks({ dataDirectory: await directory(), executions: 96 });
  expect(left).toEqual([]);
  // error: its worker was killed before the run began.
  const { success = 0, failed = 0, error = 0, ...others } = statuses;
  expect(others).toEqual({});
  expect(success + failed + error).toBe(96);
  expect(success).toBeGreaterThan(0);
});

it('what is left is found: a process, a file, a descriptor', { timeout: 60_000 }, async () => {
  const work = await directory();
  const before = await openDescriptors();
  const child = spawn('sleep', ['60'], { cwd: work, stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  await expect.poll(() => processesBelow(work)).toEqual([child.pid]);
  await writeFile(join(work, 'left'), '');
  expect(await leftAfterClose(work, ['no such group'], before - 1)).toEqual([
    `process ${child.pid} is left`,
    'left is left in the work directory',
    expect.stringContaining('descriptors are open'),
  ]);
});
