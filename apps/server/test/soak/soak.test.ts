import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { grown, leftProcesses, runSoak } from '../../src/soak/run-soak.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

it('a host keeps every promise under a minute of load, while its workers are killed, and the host itself', {
  timeout: 240_000,
}, async () => {
  const seed = randomInt(1_000_000);
  const answers: number[] = [];
  const wrong = await runSoak({
    dataDirectory: await temporaryDirectory(),
    seconds: 60,
    seed,
    onProgress: (progress) => answers.push(progress.answers),
  });
  expect({ seed, wrong }).toEqual({ seed, wrong: [] });
  expect(answers.at(-1)).toBeGreaterThan(0);
});

it('tells what its checks find', { timeout: 90_000 }, async () => {
  const dataDirectory = await temporaryDirectory();
  await mkdir(join(dataDirectory, 'packages'), { recursive: true });
  await writeFile(join(dataDirectory, 'packages', 'planted'), '');
  const wrong = await runSoak({ dataDirectory, seconds: 2, seed: 1 });
  expect(wrong).toEqual(['planted is left, and nothing refers to it']);
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
