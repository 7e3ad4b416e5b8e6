import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { killStrays, killTree, type ProcessTree } from '../src/processes/kill-tree.js';
import { readProcess } from '../src/processes/process-table.js';
import { eventually, isRunning, processesOf } from './support/processes.js';

let directory: string;
let bystander: ChildProcess;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'qinling-tree-'));
  bystander = spawn('sleep', ['300'], { detached: true, env: { PATH: process.env.PATH } });
});

afterEach(async () => {
  bystander.kill('SIGKILL');
  for (const pid of processesOf(directory)) process.kill(pid, 'SIGKILL');
  await rm(directory, { recursive: true });
});

/** Starts a shell as a worker would be started. */
async function tree(script: string): Promise<ProcessTree> {
  const marker = `QINLING_TEST=${directory}`;
  const env = { PATH: process.env.PATH, QINLING_TEST: directory };
  const child = spawn('sh', ['-c', script], { cwd: directory, detached: true, stdio: 'ignore', env });
  const root = child.pid ?? 0;
  await eventually('it has started processes', () => processesOf(directory).length > 3);
  return { root, startTicks: readProcess(root)?.startTicks ?? 0, marker, directory };
}

const bystanderPid = (): number => bystander.pid ?? 0;

describe('a process tree', () => {
  it('is ended with all that its root has started, and nothing else', async () => {
    const started = await tree('for n in 1 2 3; do setsid sleep 300 & sleep 300 & done; wait');
    await killTree(started);
    await eventually('all are gone', () => processesOf(directory).length === 0, 2);
    expect(isRunning(bystanderPid())).toBe(true);
  });

  it('is ended although its root never stops starting processes', async () => {
    const started = await tree('while :; do setsid sleep 300 & done');
    await killTree(started);
    await eventually('all are gone', () => processesOf(directory).length === 0, 2);
  });

  it('keeps its root if that is wanted', async () => {
    const started = await tree('for n in 1 2 3; do setsid sleep 300 & done; while :; do sleep 300; done');
    await killTree(started, { keepRoot: true });
    expect(isRunning(started.root)).toBe(true);
    await killTree(started);
    await eventually('it is gone', () => !isRunning(started.root), 2);
  });

  it('is found by its marker when its root is long gone', async () => {
    const { marker, directory: place } = await tree(
      'for n in 1 2 3; do setsid sleep 300 & done; exec sleep 300',
    );
    await killStrays({ marker, directory: place });
    await eventually('all are gone', () => processesOf(directory).length === 0, 2);
    expect(isRunning(bystanderPid())).toBe(true);
  });

  it('is not ended for a marker that only begins alike', async () => {
    await tree('for n in 1 2 3; do setsid sleep 300 & done; wait');
    const before = processesOf(directory).length;
    await killStrays({ marker: `QINLING_TEST=${directory.slice(0, -1)}`, directory: directory.slice(0, -1) });
    expect(processesOf(directory).length).toBe(before);
  });
});
