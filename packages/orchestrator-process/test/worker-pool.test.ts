import { setImmediate } from 'node:timers/promises';
import type { Logger } from '@qinling/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { WorkerPool } from '../src/workers/worker-pool.js';
import type { WorkerProcess } from '../src/workers/worker-process.js';
import { FakeClock } from './support/fake-clock.js';

/** A worker process that is only told about. */
class FakeProcess {
  readonly concurrency = 1;
  isUsable = true;
  isEnded = false;
  die: () => void = () => undefined;
  readonly gone = new Promise<void>((resolve) => {
    this.die = resolve;
  });

  async end(): Promise<void> {
    this.isUsable = false;
    this.isEnded = true;
    this.die();
  }
}

const nothing = (): void => undefined;

let clock: FakeClock;
let made: FakeProcess[];
let warnings: string[];
let failure: Error | undefined;

beforeEach(() => {
  clock = new FakeClock();
  made = [];
  warnings = [];
  failure = undefined;
});

function poolOf(size: number): WorkerPool {
  const warn: Logger['warn'] = (_details, message) => void warnings.push(message);
  const start = async (): Promise<WorkerProcess> => {
    if (failure !== undefined) throw failure;
    const worker = new FakeProcess();
    made.push(worker);
    return worker as unknown as WorkerProcess;
  };
  const logger = { debug: nothing, info: nothing, warn, error: nothing };
  return new WorkerPool({ image: 'image', size, start, clock, logger });
}

describe('a pool of workers', () => {
  it('starts one for each that is taken', async () => {
    const pool = poolOf(2);
    await pool.open();
    expect(await pool.take()).toBe(made[0]);
    expect(pool.info().total).toBe(2);
    await setImmediate();
    expect(pool.info()).toEqual({ total: 2, available: 2 });
    expect(made.length).toBe(3);
  });

  it('does not give out a worker that is about to be gone', async () => {
    const pool = poolOf(2);
    await pool.open();
    for (const worker of made) worker.isUsable = false;
    expect(pool.info()).toEqual({ total: 0, available: 0 });
    expect(await pool.take()).toMatchObject({ isUsable: true });
  });

  it('gives none, and keeps none, when one of the first does not come up', async () => {
    const pool = poolOf(2);
    await pool.open();
    const broken = new WorkerPool({
      image: 'image',
      size: 2,
      clock,
      logger: { debug: nothing, info: nothing, warn: nothing, error: nothing },
      start: async () => {
        if (made.length > 2) throw new Error('no memory');
        made.push(new FakeProcess());
        return made.at(-1) as unknown as WorkerProcess;
      },
    });
    await expect(broken.open()).rejects.toThrow('no memory');
    expect(made[2]?.isEnded).toBe(true);
  });

  it('tries again after a while when one does not come up, and says so', async () => {
    const pool = poolOf(1);
    await pool.open();
    failure = new Error('no memory');
    await pool.take();
    await setImmediate();
    expect(pool.info()).toEqual({ total: 0, available: 0 });
    expect(warnings).toEqual(['A worker of the pool did not come up.']);
    failure = undefined;
    clock.advance(1);
    await setImmediate();
    expect(pool.info()).toEqual({ total: 1, available: 1 });
  });

  it('tells why there is no worker when it can start none', async () => {
    const pool = poolOf(1);
    await pool.open();
    for (const worker of made) worker.isUsable = false;
    failure = new Error('no memory');
    await expect(pool.take()).rejects.toThrow('no memory');
  });

  it('ends all workers when it is closed, those that are just starting too', async () => {
    const pool = poolOf(1);
    await pool.open();
    await pool.take();
    await pool.close();
    await setImmediate();
    expect(made.map(({ isEnded }) => isEnded)).toEqual([false, true]);
    await expect(pool.take()).rejects.toThrow('was removed');
    clock.advance(10);
    expect(made.length).toBe(2);
  });
});
