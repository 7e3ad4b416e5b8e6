import { type Clock, type Logger, OrchestratorError, type PoolInfo } from '@qinling/core';
import type { WorkerProcess } from './worker-process.js';

export interface WorkerPoolOptions {
  readonly image: string;
  readonly size: number;
  readonly start: () => Promise<WorkerProcess>;
  readonly clock: Clock;
  readonly logger: Logger;
}

const retryMs = 1_000;

/** Generic workers of one image that wait for code. */
export class WorkerPool {
  readonly image: string;
  readonly #options: WorkerPoolOptions;
  readonly #ready: WorkerProcess[] = [];
  readonly #starting = new Set<Promise<WorkerProcess>>();
  /** How many shall wait: the size, less those that another pool has relieved. */
  #wanted: number;
  #concurrency = 1;
  #cancelRetry: (() => void) | undefined;
  #closed = false;

  constructor(options: WorkerPoolOptions) {
    this.image = options.image;
    this.#options = options;
    this.#wanted = options.size;
  }

  /** Starts the pool. Rejects with the reason when a worker does not come up; then none is left. */
  async open(): Promise<void> {
    const { size, start } = this.#options;
    const started = await Promise.allSettled(Array.from({ length: Math.max(1, size) }, start));
    for (const each of started) if (each.status === 'fulfilled') this.#keep(each.value);
    const failure = started.find((each) => each.status === 'rejected');
    if (failure === undefined) return;
    await this.close();
    throw failure.reason;
  }

  /**
   * As `open`, for a pool that is to take the place of `former`: worker by worker, each that is up relieves one, so that an idle runtime needs
   * no room for two pools, and one of the former waits until all are up. When one does not come up, the former is filled up again before this
   * rejects.
   */
  async openInPlaceOf(former: WorkerPool): Promise<void> {
    const { size, start } = this.#options;
    try {
      for (let up = 0; up < Math.max(1, size); up += 1) {
        this.#keep(await start());
        await former.#relieve();
      }
    } catch (error) {
      await this.close();
      await former.#restore();
      throw error;
    }
  }

  /** A worker to load code into: one that waits, else one that is started now. Rejects when none can be had. */
  async take(): Promise<WorkerProcess> {
    this.#assertOpen();
    let ready = this.#ready.shift();
    while (ready?.isUsable === false) ready = this.#ready.shift();
    this.#refill();
    const worker = ready ?? (await this.#options.start());
    if (this.#closed) await worker.end();
    this.#assertOpen();
    return worker;
  }

  /** How many runs one of its workers takes at a time. */
  get concurrency(): number {
    return this.#concurrency;
  }

  info(): PoolInfo {
    const available = this.#ready.filter((worker) => worker.isUsable).length;
    return { total: available + this.#starting.size, available };
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelRetry?.();
    await Promise.allSettled(this.#starting);
    await Promise.all(this.#ready.splice(0).map((worker) => worker.end()));
  }

  #assertOpen(): void {
    if (this.#closed) throw new OrchestratorError(`The runtime of image ${this.image} was removed.`);
  }

  async #relieve(): Promise<void> {
    if (this.#wanted > 1) this.#wanted -= 1;
    const spare = Math.max(0, this.#ready.length + this.#starting.size - this.#wanted);
    await Promise.all(this.#ready.splice(0, spare).map((worker) => worker.end()));
  }

  async #restore(): Promise<void> {
    this.#wanted = this.#options.size;
    this.#refill();
    await Promise.allSettled(this.#starting);
  }

  #keep(worker: WorkerProcess): void {
    this.#ready.push(worker);
    this.#concurrency = worker.concurrency;
    void worker.gone.then(() => {
      const at = this.#ready.indexOf(worker);
      if (at === -1) return;
      this.#ready.splice(at, 1);
      this.#refillLater();
    });
  }

  #refill(): void {
    while (!this.#closed && this.#ready.length + this.#starting.size < this.#wanted) {
      const starting = this.#options.start();
      this.#starting.add(starting);
      starting.then(
        (worker) => {
          this.#starting.delete(starting);
          if (this.#closed) void worker.end();
          else this.#keep(worker);
        },
        (error: unknown) => {
          this.#starting.delete(starting);
          this.#options.logger.warn(
            { err: error, image: this.image },
            'A worker of the pool did not come up.',
          );
          this.#refillLater();
        },
      );
    }
  }

  // Not at once: what keeps a worker from coming up would keep this machine busy.
  #refillLater(): void {
    this.#cancelRetry?.();
    if (!this.#closed) this.#cancelRetry = this.#options.clock.after(retryMs, () => this.#refill());
  }
}
