import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProcessOrchestrator } from '../src/index.js';
import { cgroupsOf } from './support/cgroups.js';
import { commandLine, eventually, isRunning, killFound, processesOf } from './support/processes.js';

const script = fileURLToPath(new URL('support/dying-host.mjs', import.meta.url));

let directory: string;
let host: ChildProcess;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'qinling-host-'));
  host = spawn(process.execPath, [script, directory], { stdio: 'inherit' });
  await eventually(
    'the host runs its functions',
    () => {
      const own = readdirSync(directory).map((name) => join(directory, name));
      return own.some((each) =>
        ['loop', 'wait', 'python'].every((it) => existsSync(join(each, `running-${it}`))),
      );
    },
    15,
  );
});

afterEach(async () => {
  host.kill('SIGKILL');
  for (const pid of processesOf(directory)) process.kill(pid, 'SIGKILL');
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
  // Whoever can notice leaves by itself; what is left is a node process that does nothing but loop, and its child.
  await eventually('the other workers are gone', () => processesOf(directory).length === 2);
  const [left] = readdirSync(directory);
  expect(left).toMatch(/^orchestrator-/);
  const cgroups = await cgroupsOf(left ?? '');

  const next = await createProcessOrchestrator({ directory });
  expect(readdirSync(directory)).not.toContain(left);
  expect(processesOf(join(directory, left ?? ''))).toEqual([]);
  expect(cgroups.filter((each) => existsSync(each))).toEqual([]);
  await next.close();
});

it('ends a run of a python3 worker with its worker, though nobody else sees to it', async () => {
  const [own = ''] = readdirSync(directory);
  const [run = 0, worker] = readFileSync(join(directory, own, 'running-python'), 'utf8')
    .split(' ')
    .map(Number);
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
