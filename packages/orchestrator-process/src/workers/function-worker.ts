import type { InvocablePackage, Invocation, InvocationResult, ResourceLimits } from '@qinling/core';
import type { PackageLease } from '../packages/package-cache.js';
import { uniqueName } from '../unique-name.js';
import { Lane } from './lane.js';
import type { RunSettings } from './run-invocation.js';
import type { LoadEnd, WorkerProcess } from './worker-process.js';

export interface FunctionWorkerOptions {
  readonly code: InvocablePackage;
  readonly limits: ResourceLimits;
  readonly settings: RunSettings;
  /** How many runs one process takes at a time. */
  readonly processConcurrency: number;
  readonly leasePackage: () => Promise<PackageLease>;
  readonly takeProcess: () => Promise<WorkerProcess>;
  /** Called when the last process has ended by itself. */
  readonly onEmpty: () => void;
}

/**
 * A worker of one function version: one process where that takes several runs at a time, else a process for each of the
 * runs that happen at once.
 */
export class FunctionWorker {
  readonly name = `worker-${uniqueName()}`;
  readonly #options: FunctionWorkerOptions;
  readonly #lanes = new Set<Lane>();
  #lease: Promise<PackageLease> | undefined;

  constructor(options: FunctionWorkerOptions) {
    this.#options = options;
  }

  /** Whether it has no process; the next run starts one. */
  get isEmpty(): boolean {
    return this.#lanes.size === 0;
  }

  /** Starts a process and loads the code. Rejects when no process can be had. */
  async warm(): Promise<LoadEnd> {
    return await this.#use((lane) => lane.load());
  }

  /** Runs an invocation. Rejects only when no process can be had. */
  async run(invocation: Invocation): Promise<InvocationResult> {
    return await this.#use((lane) => lane.run(invocation));
  }

  /** Ends all processes. What runs is ended with them. */
  async close(): Promise<void> {
    await Promise.all([...this.#lanes].map((lane) => this.#drop(lane)));
    const lease = await this.#lease?.catch(() => undefined);
    lease?.release();
  }

  async #use<Result>(work: (lane: Lane) => Promise<Result>): Promise<Result> {
    const lane = this.#freeLane();
    lane.running += 1;
    try {
      return await work(lane);
    } finally {
      lane.running -= 1;
      if (!lane.isUsable && lane.running === 0) await this.#drop(lane);
    }
  }

  #freeLane(): Lane {
    const { processConcurrency, code, limits, settings, takeProcess } = this.#options;
    for (const lane of this.#lanes) if (lane.isUsable && lane.running < processConcurrency) return lane;
    const openPackage = async (): Promise<string> => (await this.#package()).directory;
    const onGone = (): void => this.#forget(lane);
    const lane: Lane = new Lane({ code, limits, settings, takeProcess, openPackage, onGone });
    this.#lanes.add(lane);
    return lane;
  }

  #package(): Promise<PackageLease> {
    this.#lease ??= this.#options.leasePackage();
    return this.#lease;
  }

  async #drop(lane: Lane): Promise<void> {
    await lane.end();
    this.#lanes.delete(lane);
  }

  #forget(lane: Lane): void {
    if (this.#lanes.delete(lane) && this.isEmpty) this.#options.onEmpty();
  }
}
