import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  invocation,
  type Language,
  processesOfWorker,
  type TestOrchestrator,
  testOrchestrator,
} from './support/orchestrator.js';
import { commandLine, eventually, killFound, killSeen, processesOf } from './support/processes.js';

const sources = {
  nodejs: `const { spawn, execSync } = require('node:child_process');
    exports.main = async (context, { what }) => {
      if (what === 'throw') throw new Error('thrown');
      if (what === 'exit') process.exit(1);
      if (what === 'child') spawn('sleep', ['300'], { detached: true, stdio: 'ignore' }).unref();
      if (what === 'orphan') execSync('setsid sleep 300 > /dev/null 2>&1 &');
      if (what === 'file') require('node:fs').mkdirSync('a/b/c', { recursive: true, mode: 0o500 });
      if (what === 'slow') await new Promise((done) => setTimeout(done, 200));
      if (what === 'kill') process.kill(process.pid, 'SIGKILL');
      return what;
    };`,
  python3: `
import os, signal, subprocess, time

def main(what):
    if what == "throw": raise ValueError("thrown")
    if what == "exit": os._exit(1)
    if what == "child": subprocess.Popen(["sleep", "300"], start_new_session=True)
    if what == "orphan": subprocess.run("setsid sleep 300 > /dev/null 2>&1 &", shell=True)
    if what == "file": os.makedirs("a/b/c", 0o500)
    if what == "slow": time.sleep(0.2)
    if what == "kill": os.kill(os.getpid(), signal.SIGKILL)
    return what
`,
} as const satisfies Record<Language, string>;

const doings = ['return', 'throw', 'exit', 'child', 'orphan', 'file', 'slow', 'kill'];

let host: TestOrchestrator;

beforeEach(async () => {
  host = await testOrchestrator(['nodejs', 'python3']);
});

afterEach(async () => {
  await host.close();
});

const descriptors = (): number => readdirSync('/proc/self/fd').length;
const workers = (): number[] =>
  processesOf(host.directory).filter((pid) => /worker\.js|main\.py/.test(commandLine(pid)));

it('leaves nothing behind of many executions, whatever they do and whoever is killed', async () => {
  const functions = (['nodejs', 'python3'] as const).map((language) =>
    invocation(language, sources[language]),
  );
  for (let round = 0; round < 3; round += 1) {
    const runs = functions.flatMap((fn) =>
      doings.map((what) => host.orchestrator.invoke({ ...fn, input: JSON.stringify({ what }) })),
    );
    // Also those that wait in the pool.
    const victims = workers().filter((_pid, index) => index % 3 === round);
    for (const pid of victims) killSeen(pid);
    for (const { outcome } of await Promise.all(runs)) expect(['success', 'failed']).toContain(outcome);
  }
  for (const fn of functions) await host.orchestrator.detach(fn);
  await eventually('the pool is full again and nothing else runs', async () => {
    const pools = await Promise.all([host.orchestrator.pool('nodejs'), host.orchestrator.pool('python3')]);
    // Two workers in the pools, and the watchdog.
    const expected = 2 * processesOfWorker + 1;
    return pools.every(({ available }) => available === 1) && processesOf(host.directory).length === expected;
  });
  const [own] = readdirSync(host.directory);
  const left = () => readdirSync(`${host.directory}/${own}/workers`).length;
  await eventually('the directories of the others are gone', () => left() === 2);
});

it('gives back every descriptor, process and file when it is closed', async () => {
  const before = descriptors();
  const other = await testOrchestrator(['nodejs', 'python3']);
  for (const language of ['nodejs', 'python3'] as const)
    for (const what of doings)
      await other.orchestrator.invoke(
        invocation(language, sources[language], { input: JSON.stringify({ what }) }),
      );
  await other.orchestrator.close();
  expect(readdirSync(other.directory)).toEqual([]);
  expect(processesOf(other.directory)).toEqual([]);
  await eventually('the descriptors are closed', () => descriptors() <= before, 2);
  await other.close();
});

it('leaves no worker that was being started when it is closed', async () => {
  const other = await testOrchestrator(['nodejs']);
  const runs = Array.from({ length: 6 }, () =>
    other.orchestrator.invoke(invocation('nodejs', 'exports.main = () => 1;')),
  );
  await other.orchestrator.close();
  for (const { outcome } of await Promise.all(runs)) expect(outcome).toBe('aborted');
  expect(processesOf(other.directory)).toEqual([]);
  expect(readdirSync(other.directory)).toEqual([]);
  await other.close();
});

it('starts its watchdog again when that is killed', async () => {
  const watchdogs = () =>
    processesOf(host.directory).filter((pid) => commandLine(pid).includes('watchdog.sh'));
  const [former] = watchdogs();
  killFound(former);
  await eventually('there is another watchdog', () => watchdogs().some((pid) => pid !== former), 4);
});
