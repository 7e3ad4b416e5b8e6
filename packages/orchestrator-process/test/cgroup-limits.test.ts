import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { CgroupFamily } from '../src/cgroups/cgroup-family.js';
import { findCgroupPlace } from '../src/cgroups/cgroup-place.js';
import { cgroupsOf } from './support/cgroups.js';
import {
  invocation,
  isolation,
  type Language,
  type TestOrchestrator,
  testOrchestrator,
} from './support/orchestrator.js';
import { commandLine, eventually } from './support/processes.js';

const MIB = 1024 * 1024;

/** What an own probe finds: on a machine that has cgroups, an orchestrator that says it has none is red. */
const available = await probe();

async function probe(): Promise<boolean> {
  const place = await findCgroupPlace();
  if (place === undefined) return false;
  const entries = Object.entries(place.directories).map(([name, path]) => [
    name,
    join(path, `probe-${process.pid}`),
  ]);
  const family = await CgroupFamily.open({ ...place, directories: Object.fromEntries(entries) });
  const isWhole = family?.has('memory') === true && family.has('cpu') && family.has('pids');
  await family?.close();
  return isWhole;
}

let host: TestOrchestrator;

beforeAll(async () => {
  host = await testOrchestrator(['nodejs', 'python3'], { maxProcesses: 40 });
});

afterAll(async () => {
  await host.close();
});

const isAnywhere = (argument: string): boolean =>
  readdirSync('/proc').some((name) => commandLine(Number(name)).includes(`sleep ${argument}`));

const languages = ['nodejs', 'python3'] as const;

/** On an emulated machine everything takes longer. */
const patience = Number(process.env.TEST_PATIENCE ?? 1);

function fn(language: Language, source: Partial<Record<Language, string>>, limits = {}) {
  const all = { cpuMillis: 300, memoryBytes: 32 * MIB, timeoutSeconds: 15 * patience, ...limits };
  return invocation(language, source[language] ?? '', { limits: all });
}

it('tells which limits are enforced, by what this machine has', () => {
  const { memory, cpu, processes } = host.orchestrator.capabilities.limits;
  expect([memory, cpu, processes]).toEqual(
    available ? ['enforced', 'enforced', 'enforced'] : ['advisory', 'absent', 'absent'],
  );
});

describe('an execution without cgroups', () => {
  it.each(languages)('has what is reported: no limit of processors and processes (%s)', async (language) => {
    const other = await testOrchestrator([language], { cgroups: 'off', maxProcesses: 20 });
    onTestFinished(other.close);
    const { memory, cpu, processes } = other.orchestrator.capabilities.limits;
    expect([memory, cpu, processes]).toEqual(['advisory', 'absent', 'absent']);
    const source = {
      nodejs: `const { spawn } = require('node:child_process');
        exports.main = async () => {
          let started = 0;
          for (let n = 0; n < 30; n += 1)
            await new Promise((done) => spawn('sleep', ['300']).once('spawn', () => { started += 1; done(); }).once('error', done));
          return started;
        };`,
      python3: `
import subprocess

def main():
    return len([subprocess.Popen(["sleep", "300"]) for _ in range(30)])
`,
    };
    const result = await other.orchestrator.invoke(fn(language, source));
    expect(result).toMatchObject({ outcome: 'success', output: 30 });
  });

  it.each(languages)('has memory for each process, which python3 is held to (%s)', async (language) => {
    const other = await testOrchestrator([language], { cgroups: 'off' });
    onTestFinished(other.close);
    const source = {
      nodejs: 'exports.main = () => Buffer.alloc(1e6, 1).length;',
      python3: 'def main(bytes=1000000):\n    return len(bytearray(bytes))\n',
    };
    const small = fn(language, source);
    expect(await other.orchestrator.invoke(small)).toMatchObject({ outcome: 'success', output: 1_000_000 });
    if (language === 'nodejs') return;
    expect(await other.orchestrator.invoke({ ...small, input: '{"bytes": 80000000}' })).toMatchObject({
      outcome: 'failed',
      output: expect.stringContaining('too much resource consumption'),
    });
  });
});

// What is reported is proved above on every machine; this is there to be proved where the report says so.
if (available) describeCgroups();

function describeCgroups(): void {
  describe('an execution in its cgroup', () => {
    for (const language of languages) {
      it(`shares its memory among all its processes (${language})`, async () => {
        // Each of them alone would be within the limit.
        const family = {
          nodejs: `const { execFile } = require('node:child_process');
          const child = 'kept=$(head -c 25000000 /dev/zero | tr "\\\\0" x); sleep 1.5';
          exports.main = () => Promise.all(Array.from({ length: 6 }, () => new Promise((done) =>
            execFile('/bin/sh', ['-c', child], (error) => done(error === null)))));`,
          python3: `
import os, time

def main():
    for _ in range(6):
        if os.fork() == 0:
            kept = bytearray(25000000)
            time.sleep(1.5)
            os._exit(0)
    for _ in range(6): os.wait()
    return "had it"
`,
        };
        const result = await host.orchestrator.invoke(fn(language, family, { cpuMillis: 2000 }));
        expect(result).toMatchObject({
          outcome: 'failed',
          output: expect.stringContaining('too much resource consumption'),
        });
      });

      it(`leaves its worker and its neighbours unharmed when memory runs out (${language})`, async () => {
        const greedy = {
          nodejs: `exports.main = async (context, { greedy }) => {
          if (!greedy) await new Promise((done) => setTimeout(done, 1000));
          const kept = [];
          while (greedy) kept.push(Buffer.alloc(1e6, 1));
          return 'unharmed';
        };`,
          python3: `
import mmap, time

def main(greedy):
    if not greedy: time.sleep(1)
    kept = []
    while greedy:
        # Not looked at by RLIMIT_DATA.
        kept.append(mmap.mmap(-1, 1000000))
        kept[-1].write(b"x" * 1000000)
    return "unharmed"
`,
        };
        const function_ = fn(language, greedy);
        const run = (isGreedy: boolean) =>
          host.orchestrator.invoke({ ...function_, input: JSON.stringify({ greedy: isGreedy }) });
        const neighbours = [run(false), run(false)];
        expect(await run(true)).toMatchObject({
          outcome: 'failed',
          output: expect.stringContaining('too much resource consumption'),
        });
        for (const each of await Promise.all(neighbours))
          expect(each).toMatchObject({ outcome: 'success', output: 'unharmed' });
        expect(await host.orchestrator.workers(function_.functionId)).toHaveLength(1);
      });

      it(`cannot start more processes than it may (${language})`, async () => {
        const bomb = {
          nodejs: `const { spawn } = require('node:child_process');
          exports.main = async () => {
            let started = 0;
            for (let n = 0; n < 100; n += 1) {
              const child = spawn('sleep', ['300'], { stdio: 'ignore' });
              await new Promise((done) => child.once('spawn', () => { started += 1; done(); }).once('error', done));
            }
            return started;
          };`,
          python3: `
import subprocess

def main():
    started = 0
    for _ in range(100):
        try:
            subprocess.Popen(["sleep", "300"])
            started += 1
        except OSError: pass
    return started
`,
        };
        const result = await host.orchestrator.invoke(fn(language, bomb));
        expect(result.outcome).toBe('success');
        expect(result.output).toBeGreaterThan(5);
        expect(result.output).toBeLessThan(40);
      });

      it(`cannot hide a process from its end (${language})`, async () => {
        // Nothing else sleeps as long.
        const seconds = String(300 + Math.random());
        const hidden = {
          nodejs: `exports.main = () => Number(require('node:child_process').execSync(
          'cd /; setsid sh -c "echo \\\\$\\\\$; exec sleep ${seconds} > /dev/null 2>&1" & sleep 0.3', { env: { PATH: '/usr/bin:/bin' } }));`,
          python3: `
import subprocess

def main():
    script = 'cd /; setsid sh -c "echo \\$\\$; exec sleep ${seconds} > /dev/null 2>&1" & sleep 0.3'
    return int(subprocess.run(["sh", "-c", script], env={"PATH": "/usr/bin:/bin"}, stdout=subprocess.PIPE).stdout)
`,
        };
        const { output } = await host.orchestrator.invoke(fn(language, hidden));
        expect(output).toBeGreaterThan(1);
        await eventually('the hidden process is gone', () => !isAnywhere(seconds), 2);
      });
    }

    it('has used too much, where memory ran out and its worker has closed the channel but not ended yet', async () => {
      const source = `exports.main = () => {
        try {
          require('node:child_process').execSync('head -c 200000000 /dev/zero | tail -c 150000000 > /dev/null');
        } catch {}
        require('node:fs').closeSync(3);
        for (;;);
      };`;
      const result = await host.orchestrator.invoke(fn('nodejs', { nodejs: source }));
      expect(result).toMatchObject({
        outcome: 'failed',
        output: expect.stringContaining('too much resource consumption'),
      });
    });

    it('is in a cgroup of its own before any of its code runs, and the next run in the same one', async () => {
      const where = invocation(
        'python3',
        'import time\n\ndef main(seconds):\n    time.sleep(seconds)\n    return open("/proc/self/cgroup").read()\n',
      );
      const run = async (seconds: number) =>
        (await host.orchestrator.invoke({ ...where, input: JSON.stringify({ seconds }) })).output;
      const [first, ...others] = await Promise.all([run(0.5), run(0.5), run(0.5)]);
      expect(new Set([first, ...others]).size).toBe(3);
      expect([first, ...others]).toContain(await run(0));
      if (isolation === 'none') expect(first).toMatch(/qinling-orchestrator-/);
    });

    it('leaves no cgroup when the orchestrator is closed', async () => {
      const other = await testOrchestrator(['python3']);
      await other.orchestrator.invoke(invocation('python3', 'def main():\n    return 1\n'));
      const [own = ''] = readdirSync(other.directory);
      const directories = await cgroupsOf(own);
      expect(directories.length).toBeGreaterThan(0);
      await other.close();
      expect(directories.filter((each) => existsSync(each))).toEqual([]);
    });
  });
}
