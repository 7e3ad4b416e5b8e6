import { readFileSync } from 'node:fs';
import type { Invocation } from '@qinling/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invocation, type TestOrchestrator, testOrchestrator } from './support/orchestrator.js';
import { eventually, isRunning, killFound } from './support/processes.js';

const source = `
import os, random, time

runs = 0

def descriptors():
    found = []
    for number in range(256):
        try:
            found.append(os.fstat(number).st_mode)
        except OSError: pass
    # Their numbers are those that were free.
    return sorted(found)

def main(seconds=0, text=""):
    global runs
    runs += 1
    os.environ["LEFT"] = os.environ.get("LEFT", "") + "x"
    open("file", "x").close()
    print("begun", flush=True)
    time.sleep(seconds)
    return {"pid": os.getpid(), "worker": os.getppid(), "runs": runs, "left": os.environ["LEFT"], "descriptors": descriptors(),
            "place": os.getcwd() == os.environ["HOME"] == os.environ["TMPDIR"], "session": os.getsid(0), "random": random.random(),
            "execution": os.environ["QINLING_EXECUTION_ID"], "bytes": len(text)}
`;

interface Told {
  readonly pid: number;
  readonly worker: number;
  readonly [more: string]: unknown;
}

/** The children of a worker that has no run: those that it has forked ahead. */
function waitingFor(worker: number): number[] {
  try {
    const listing = readFileSync(`/proc/${worker}/task/${worker}/children`, 'latin1');
    return listing.split(' ').filter(Boolean).map(Number).filter(isRunning);
  } catch {
    return [];
  }
}

describe.each([['auto'], ['off']] as const)('a child that was forked ahead (cgroups: %s)', (cgroups) => {
  let host: TestOrchestrator;

  beforeAll(async () => {
    host = await testOrchestrator(['python3'], { cgroups });
  });

  afterAll(() => host.close());

  async function run(fn: Invocation, input: object = {}): Promise<Told> {
    const executionId = crypto.randomUUID();
    const result = await host.orchestrator.invoke({ ...fn, executionId, input: JSON.stringify(input) });
    expect(result).toMatchObject({ outcome: 'success', output: { execution: executionId } });
    return result.output as unknown as Told;
  }

  /** Runs it once, and waits until there is a child for the next run. */
  async function warm(): Promise<{ readonly fn: Invocation; readonly told: Told }> {
    const fn = invocation('python3', source);
    const told = await run(fn);
    await isWaiting(told.worker);
    return { fn, told };
  }

  const isWaiting = (worker: number): Promise<void> =>
    eventually('a child waits', () => waitingFor(worker).length > 0);

  it('serves the next run, one run alone, and has nothing of the runs before', async () => {
    const { fn, told } = await warm();
    const pids = new Set([told.pid]);
    for (let count = 0; count < 4; count += 1) {
      const waiting = waitingFor(told.worker);
      const next = await run(fn);
      expect(waiting).toContain(next.pid);
      expect(next).toMatchObject({ worker: told.worker, runs: 1, left: 'x', place: true, session: next.pid });
      expect(next.descriptors).toEqual(told.descriptors);
      expect(next.random).not.toBe(told.random);
      pids.add(next.pid);
      await isWaiting(told.worker);
    }
    expect(pids.size).toBe(5);
  });

  it('is replaced when it was killed while it waited', async () => {
    const { fn, told } = await warm();
    for (let count = 0; count < 3; count += 1) {
      const waiting = waitingFor(told.worker);
      for (const pid of waiting) killFound(pid);
      await eventually('what waits is dead', () => !waiting.some(isRunning));
      expect(await run(fn)).toMatchObject({ worker: told.worker, runs: 1 });
      await isWaiting(told.worker);
    }
  });

  it('is replaced when it is dead and its worker does not know yet', async () => {
    const { fn, told } = await warm();
    process.kill(told.worker, 'SIGSTOP');
    const waiting = waitingFor(told.worker);
    for (const pid of waiting) killFound(pid);
    await eventually('what waits is dead', () => !waiting.some(isRunning));
    // The run is on its way to the worker when this comes, and is read before the end of its child.
    const onLog = (): unknown => setImmediate(() => process.kill(told.worker, 'SIGCONT'));
    expect(await run({ ...fn, onLog })).toMatchObject({ worker: told.worker, runs: 1 });
  });

  it('serves each of several runs at a time, with an input that no pipe holds', async () => {
    const { fn, told } = await warm();
    const inputs = [...Array(9).keys()].map(() => ({ seconds: 0.05, text: 'x'.repeat(200_000) }));
    for (let count = 0; count < 5; count += 1) {
      const all = await Promise.all(inputs.map((input) => run(fn, input)));
      expect(new Set(all.map(({ pid }) => pid)).size).toBe(inputs.length);
      for (const each of all)
        expect(each).toMatchObject({ runs: 1, bytes: 200_000, descriptors: told.descriptors });
    }
  });

  it('does not come into being in the place of a run that goes on, nor of one that was aborted', async () => {
    const { fn, told } = await warm();
    const abort = new AbortController();
    const longRun = run(fn, { seconds: 1 });
    const aborted = await host.orchestrator.invoke({
      ...fn,
      input: '{"seconds": 8}',
      signal: abort.signal,
      onLog: (text) => text.includes('begun') && abort.abort(),
    });
    expect(aborted.outcome).toBe('aborted');
    const next = await run(fn);
    expect(next).toMatchObject({ worker: told.worker, runs: 1, left: 'x', place: true });
    expect((await longRun).pid).not.toBe(next.pid);
  });

  it('ends with its worker', async () => {
    const { fn, told } = await warm();
    const waiting = waitingFor(told.worker);
    killFound(told.worker);
    await eventually('what waits is gone', () => !waiting.some(isRunning));
    await eventually('the worker is gone', async () => {
      return (await host.orchestrator.workers(fn.functionId)).length === 0;
    });
    expect((await run(fn)).worker).not.toBe(told.worker);
  });

  it('ends when its function is let go', async () => {
    const { fn, told } = await warm();
    const waiting = waitingFor(told.worker);
    await host.orchestrator.detach(fn);
    await eventually('what waits is gone', () => !waiting.some(isRunning));
  });
});
