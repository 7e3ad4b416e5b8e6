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

describe('a pool that takes the place of another', () => {
  /** Opens `size` workers in the place of as many; the one with number `broken` does not come up. Gives the former pool. */
  async function replaced(size: number, broken?: number) {
    const happened: string[] = [];
    const former = poolOf(size);
    await former.open();
    for (const [index, worker] of made.entries())
      void worker.gone.then(() => happened.push(`former ${index} ended`));
    const logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
    let started = 0;
    const start = async (): Promise<WorkerProcess> => {
      await setImmediate();
      started += 1;
      if (started === broken) throw new Error('no licence');
      happened.push(`next ${started} up`);
      const worker = new FakeProcess();
      made.push(worker);
      return worker as unknown as WorkerProcess;
    };
    const next = new WorkerPool({ image: 'next', size, start, clock, logger });
    const outcome = await next.openInPlaceOf(former).then(
      () => 'up',
      (error: Error) => error.message,
    );
    await setImmediate();
    return { former, next, outcome, happened };
  }

  it('relieves one worker of the former for each that is up, and leaves it the last', async () => {
    const { former, next, outcome, happened } = await replaced(3);
    expect(outcome).toBe('up');
    expect(happened).toEqual(['next 1 up', 'former 0 ended', 'next 2 up', 'former 1 ended', 'next 3 up']);
    expect(next.info()).toEqual({ total: 3, available: 3 });
    expect(former.info()).toEqual({ total: 1, available: 1 });
    expect(await former.take()).toMatchObject({ isUsable: true });
  });

  it('leaves the former whole when its first worker does not come up', async () => {
    const { former, next, outcome, happened } = await replaced(3, 1);
    expect(outcome).toBe('no licence');
    expect(happened).toEqual([]);
    expect(next.info()).toEqual({ total: 0, available: 0 });
    expect(former.info()).toEqual({ total: 3, available: 3 });
  });

  it('fills the former up again when a later one does not come up, and keeps none of its own', async () => {
    const { former, next, outcome } = await replaced(3, 3);
    expect(outcome).toBe('no licence');
    expect(next.info()).toEqual({ total: 0, available: 0 });
    expect(former.info()).toEqual({ total: 3, available: 3 });
    expect(made.filter(({ isEnded }) => !isEnded).length).toBe(3);
  });

  it('leaves its only worker to a former pool of one', async () => {
    const { former, outcome } = await replaced(1);
    expect(outcome).toBe('up');
    expect(former.info()).toEqual({ total: 1, available: 1 });
  });
});
