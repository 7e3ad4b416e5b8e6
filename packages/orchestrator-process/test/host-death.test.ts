import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProcessOrchestrator } from '../src/index.js';
import { cgroupsOf } from './support/cgroups.js';
import { isolation } from './support/orchestrator.js';
import {
  commandLine,
  eventually,
  isRunning,
  killFound,
  killSeen,
  parentOf,
  processesOf,
} from './support/processes.js';

const script = fileURLToPath(new URL('support/dying-host.mjs', import.meta.url));

let directory: string;
let host: ChildProcess;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'qinling-host-'));
  host = spawn(process.execPath, [script, directory, isolation], { stdio: 'inherit' });
  await eventually(
    'the host runs its functions',
    () => {
      const files = readdirSync(directory, { recursive: true, encoding: 'utf8' });
      return ['loop', 'wait', 'python'].every((it) => files.some((file) => file.endsWith(`running-${it}`)));
    },
    15,
  );
});

afterEach(async () => {
  host.kill('SIGKILL');
  for (const pid of processesOf(directory)) killSeen(pid);
  await eventually('the host is gone', () => !isRunning(host.pid ?? 0));
  // The next one sweeps what is left, cgroups too.
  await (await createProcessOrchestrator({ directory })).close();
  rmSync(directory, { recursive: true, force: true });
});

it('R12: leaves no worker, no process of a function and no directory when the host is killed', async () => {
  expect(processesOf(directory).length).toBeGreaterThan(5);
  const [own = ''] = readdirSync(directory);
  const cgroups = await cgroupsOf(own);
  host.kill('SIGKILL');
  await eventually('all workers are gone', () => processesOf(directory).length === 0);
  await eventually('its directory is gone', () => readdirSync(directory).length === 0);
  expect(cgroups.filter((each) => existsSync(each))).toEqual([]);
});

it('ends and removes what a host has left that was killed together with its watchdog', async () => {
  killWatchdog();
  host.kill('SIGKILL');
  await eventually('the host is gone', () => !isRunning(host.pid ?? 0));
  // Whoever can notice leaves by itself; what is left is a node process that does nothing but loop, and its child. A sandbox ends with its host.
  const left = isolation === 'none' ? 2 : 0;
  await eventually('the other workers are gone', () => processesOf(directory).length === left);
  const [own] = readdirSync(directory);
  expect(own).toMatch(/^orchestrator-/);
  const cgroups = await cgroupsOf(own ?? '');

  const next = await createProcessOrchestrator({ directory });
  expect(readdirSync(directory)).not.toContain(own);
  expect(processesOf(join(directory, own ?? ''))).toEqual([]);
  expect(cgroups.filter((each) => existsSync(each))).toEqual([]);
  await next.close();
});

it('ends a run of a python3 worker with its worker, though nobody else sees to it', async () => {
  const [run = 0, worker] = isolation === 'none' ? toldPythons() : foundPythons();
  expect(isRunning(run)).toBe(true);
  // The host cannot help, and neither can its watchdog.
  host.kill('SIGSTOP');
  killWatchdog();
  killFound(worker);
  await eventually('the run is gone', () => !isRunning(run));
});

function killWatchdog(): void {
  killFound(processesOf(directory).find((pid) => commandLine(pid).includes('watchdog')));
}

/** The process of the python3 function, and its worker, as the function has told. */
function toldPythons(): number[] {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  const told = files.find((file) => file.endsWith('running-python')) ?? '';
  return readFileSync(join(directory, told), 'utf8').split(' ').map(Number);
}

/** The same from outside of a sandbox, in which they have other ids: a run has the worker above it, which has what its sandbox is made of. */
function foundPythons(): number[] {
  const pythons = processesOf(directory).filter((pid) => commandLine(pid).includes('main.py'));
  const depth = (pid: number): number => (pythons.includes(pid) ? 1 + depth(parentOf(pid)) : 0);
  const [run = 0] = pythons.toSorted((one, other) => depth(other) - depth(one));
  return [run, parentOf(run)];
}
