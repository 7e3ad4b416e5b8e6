import { setImmediate } from 'node:timers/promises';
import { hasErrorCode } from '@qinling/core';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type FleetWorker,
  WorkerFleet,
  type WorkerFleetOptions,
  type WorkerSpec,
} from '../src/fleet/worker-fleet.js';
import { FakeClock } from './support/fake-clock.js';

/** A job that ends when it is told to. */
class Job {
  worker = '';
  finish: (result: string) => void = () => undefined;
  readonly ended = new Promise<string>((resolve) => {
    this.finish = resolve;
  });
}

let made: number;
let closed: string[];
let clock: FakeClock;
const never = new AbortController().signal;

beforeEach(() => {
  made = 0;
  closed = [];
  clock = new FakeClock();
});

function fleetOf(options: Partial<WorkerFleetOptions> = {}): WorkerFleet<Job, string> {
  const limits = { functionConcurrency: 2, maxWorkers: 2, maxWaiting: 1, idleSeconds: 60 };
  return new WorkerFleet({ clock, ...limits, ...options });
}

interface Fake extends WorkerSpec<Job, string> {
  readonly workers: (FleetWorker<Job, string> & { isEmpty: boolean; onEmpty: () => void })[];
}

function spec(key: string, functionVersion = 1): Fake {
  const workers: Fake['workers'] = [];
  return {
    key,
    functionId: key,
    functionVersion,
    runtimeId: 'runtime',
    workers,
    create(onEmpty) {
      made += 1;
      const name = `${key}-${made}`;
      const worker = {
        name,
        isEmpty: false,
        onEmpty,
        warm: async () => ({ kind: 'loaded' }) as const,
        run: (job: Job) => {
          job.worker = name;
          return job.ended;
        },
        close: async () => {
          closed.push(name);
        },
      };
      workers.push(worker);
      return worker;
    },
  };
}

function start(fleet: WorkerFleet<Job, string>, of: Fake, signal = never) {
  const job = new Job();
  const result = fleet.run(of, job, signal);
  result.catch(() => undefined);
  return { job, result };
}

describe('a fleet of workers', () => {
  it('fills a worker before it starts another', () => {
    const fleet = fleetOf();
    const a = spec('a');
    const jobs = [start(fleet, a), start(fleet, a), start(fleet, a)].map(({ job }) => job.worker);
    expect(jobs).toEqual(['a-1', 'a-1', 'a-2']);
  });

  it('lets what finds no room wait, and serves it in order as room appears', async () => {
    const fleet = fleetOf({ maxWorkers: 1, functionConcurrency: 1, maxWaiting: 2 });
    const a = spec('a');
    const [first, second, third] = [start(fleet, a), start(fleet, a), start(fleet, a)];
    first.job.finish('1');
    await first.result;
    await setImmediate();
    expect([second.job.worker, third.job.worker]).toEqual(['a-1', '']);
    second.job.finish('2');
    await second.result;
    await setImmediate();
    expect(third.job.worker).toBe('a-1');
  });

  it('refuses what finds the line full, and says when to come again', async () => {
    const fleet = fleetOf({ maxWorkers: 1, functionConcurrency: 1, maxWaiting: 0 });
    const a = spec('a');
    start(fleet, a);
    const refusal = await start(fleet, a).result.catch((error: unknown) => error);
    expect(hasErrorCode(refusal, 'too-many-requests')).toBe(true);
    expect(refusal).toMatchObject({ retryAfterSeconds: 1 });
  });

  it('lets the least recently used idle worker go for the sake of another function', async () => {
    const fleet = fleetOf();
    const [a, b, c] = [spec('a'), spec('b'), spec('c')];
    for (const each of [a, b, a]) {
      const { job, result } = start(fleet, each);
      job.finish('done');
      await result;
    }
    expect(start(fleet, c).job.worker).toBe('c-3');
    expect(closed).toEqual(['b-2']);
  });

  it('does not let a busy worker go', async () => {
    const fleet = fleetOf({ maxWorkers: 1 });
    start(fleet, spec('a'));
    const waiting = start(fleet, spec('b'));
    await setImmediate();
    expect(waiting.job.worker).toBe('');
    expect(closed).toEqual([]);
  });

  it('takes a job out of the line when its signal aborts', async () => {
    const fleet = fleetOf({ maxWorkers: 1, functionConcurrency: 1 });
    const a = spec('a');
    start(fleet, a);
    const abort = new AbortController();
    const waiting = start(fleet, a, abort.signal);
    abort.abort();
    expect(await waiting.result).toBeUndefined();
    // Its place is free again.
    start(fleet, a);
    await setImmediate();
    expect(hasErrorCode(await start(fleet, a).result.catch((error) => error), 'too-many-requests')).toBe(
      true,
    );
  });

  it('lets a worker leave that had nothing to do for a while, and not before', async () => {
    const fleet = fleetOf({ idleSeconds: 60 });
    const a = spec('a');
    const first = start(fleet, a);
    clock.advance(100);
    expect(closed).toEqual([]);
    first.job.finish('1');
    await first.result;
    clock.advance(59);
    const second = start(fleet, a);
    second.job.finish('2');
    await second.result;
    clock.advance(59);
    expect(closed).toEqual([]);
    clock.advance(1);
    expect(closed).toEqual(['a-1']);
    expect(fleet.workers('a')).toEqual([]);
  });

  it('gives a worker without processes no further job', async () => {
    const fleet = fleetOf();
    const a = spec('a');
    const first = start(fleet, a);
    for (const worker of a.workers) worker.isEmpty = true;
    first.job.finish('failed');
    await first.result;
    expect(closed).toEqual(['a-1']);
    expect(start(fleet, a).job.worker).toBe('a-2');
  });

  it('forgets a worker whose processes end while it is idle', async () => {
    const fleet = fleetOf();
    const a = spec('a');
    const first = start(fleet, a);
    first.job.finish('done');
    await first.result;
    for (const worker of a.workers) worker.onEmpty();
    expect(fleet.workers('a')).toEqual([]);
    expect(closed).toEqual(['a-1']);
  });

  it('refuses to scale up beyond its bound, and then starts and ends none', async () => {
    const fleet = fleetOf({ maxWorkers: 3 });
    const a = spec('a');
    const first = start(fleet, a);
    first.job.finish('done');
    await first.result;
    start(fleet, spec('b'));
    const refusal = await fleet.scaleUp(a, 1_000_000).catch((error: unknown) => error);
    expect(hasErrorCode(refusal, 'too-many-requests')).toBe(true);
    expect([made, closed]).toEqual([2, []]);
  });

  it('says why a worker did not start when it scales up', async () => {
    const a = spec('a');
    const broken: Fake = {
      ...a,
      create: (onEmpty) => ({
        ...a.create(onEmpty),
        isEmpty: true,
        warm: async () => ({ kind: 'failed', message: 'no module' }) as const,
      }),
    };
    const fleet = fleetOf();
    await expect(fleet.scaleUp(broken, 1)).rejects.toThrow('A worker did not start: no module');
    expect(fleet.workers('a')).toEqual([]);
  });

  it('counts retired workers until they have finished', async () => {
    const fleet = fleetOf();
    const { job, result } = start(fleet, spec('a'));
    fleet.retire(() => true);
    expect([fleet.workers('a').length, fleet.serving('runtime')]).toEqual([0, 1]);
    job.finish('done');
    await result;
    expect(fleet.serving('runtime')).toBe(0);
    expect(closed).toEqual(['a-1']);
  });

  it('closes every worker, and lets nothing wait any longer', async () => {
    const fleet = fleetOf({ maxWorkers: 1, functionConcurrency: 1 });
    start(fleet, spec('a'));
    const waiting = start(fleet, spec('b'));
    await fleet.close();
    expect(await waiting.result).toBeUndefined();
    expect(closed).toEqual(['a-1']);
  });
});
