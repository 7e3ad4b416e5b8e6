import { type Clock, type Logger, OrchestratorError, type PoolInfo, type RuntimeRef } from '@qinling/core';
import { type ImageRegistry, resolveImage } from '../images/image-registry.js';
import type { WorkerCommand } from './worker-command.js';
import { WorkerPool } from './worker-pool.js';
import type { WorkerProcess } from './worker-process.js';

export interface RuntimePoolsOptions {
  readonly images: ImageRegistry;
  readonly poolSize: number;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly startProcess: (command: WorkerCommand) => Promise<WorkerProcess>;
  /** Called when a runtime has another pool, or none, before the former one is closed. */
  readonly onChange: (runtimeId: string) => void;
}

/** The pools of all runtimes that are prepared. */
export class RuntimePools {
  readonly #options: RuntimePoolsOptions;
  readonly #pools = new Map<string, WorkerPool>();
  /** The last change of each runtime, as long as it goes on. */
  readonly #changes = new Map<string, Promise<void>>();

  constructor(options: RuntimePoolsOptions) {
    this.#options = options;
  }

  /**
   * Starts the pool of a runtime, or moves it to another image, one worker after the other; until the last is up, the former image serves.
   * Rejects when one does not come up; nothing has changed then.
   */
  async prepare(runtime: RuntimeRef): Promise<void> {
    // Nearly always it is. Each invocation asks.
    if (!this.#changes.has(runtime.id) && this.#pools.get(runtime.id)?.image === runtime.image) return;
    await this.#change(runtime.id, () => this.#replace(runtime));
  }

  /** Ends the pool of a runtime. */
  async remove(runtimeId: string): Promise<void> {
    await this.#change(runtimeId, async () => {
      const pool = this.#pools.get(runtimeId);
      this.#pools.delete(runtimeId);
      this.#options.onChange(runtimeId);
      await pool?.close();
    });
  }

  /** Throws `OrchestratorError` when the runtime is not prepared. */
  get(runtimeId: string): WorkerPool {
    const pool = this.#pools.get(runtimeId);
    if (pool === undefined) throw new OrchestratorError(`The runtime ${runtimeId} is not prepared.`);
    return pool;
  }

  info(runtimeId: string): PoolInfo {
    return this.#pools.get(runtimeId)?.info() ?? { total: 0, available: 0 };
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#changes.values());
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
  }

  // One after the other for each runtime, so that the last call decides which image serves.
  async #change(runtimeId: string, change: () => Promise<void>): Promise<void> {
    const before = this.#changes.get(runtimeId) ?? Promise.resolve();
    const done = before.catch(() => undefined).then(change);
    this.#changes.set(runtimeId, done);
    try {
      await done;
    } finally {
      if (this.#changes.get(runtimeId) === done) this.#changes.delete(runtimeId);
    }
  }

  async #replace({ id, image }: RuntimeRef): Promise<void> {
    const { images, poolSize, clock, logger, startProcess, onChange } = this.#options;
    const former = this.#pools.get(id);
    if (former?.image === image) return;
    const command = await resolveImage(images, image);
    const start = (): Promise<WorkerProcess> => startProcess(command);
    const pool = new WorkerPool({ image, size: poolSize, start, clock, logger });
    await (former === undefined ? pool.open() : pool.openInPlaceOf(former));
    this.#pools.set(id, pool);
    onChange(id);
    await former?.close();
  }
}
