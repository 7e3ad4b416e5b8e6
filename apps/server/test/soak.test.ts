import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { grown, leftProcesses, runSoak } from '../src/soak/run-soak.js';
import { temporaryDirectory } from './support/temporary-directory.js';

it('a host whose workers are killed under load keeps every promise', { timeout: 150_000 }, async () => {
  const seed = randomInt(1_000_000);
  const answers: number[] = [];
  const wrong = await runSoak({
    dataDirectory: await temporaryDirectory(),
    seconds: 22,
    seed,
    onProgress: (progress) => answers.push(progress.answers),
  });
  expect({ seed, wrong }).toEqual({ seed, wrong: [] });
  expect(answers.at(-1)).toBeGreaterThan(0);
});

it('finds a host that grows, and a process that is left', { timeout: 30_000 }, async () => {
  expect(grown([100, 150, 250])).toEqual([]);
  expect(grown([100, 400])).toEqual(['the host grew from 100 MiB to 400 MiB']);
  const work = await realpath(await temporaryDirectory());
  expect(await leftProcesses(work)).toEqual([]);
  const child = spawn('sleep', ['60'], { cwd: work, stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  expect(await leftProcesses(work)).toEqual([`process ${child.pid} of a worker is left`]);
});
