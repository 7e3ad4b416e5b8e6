import { closeSync } from 'node:fs';
import type { Clock, ResourceLimits } from '@qinling/core';
import type { WorkerCgroupsLayout } from '../protocol/messages.js';
import type { Cgroup } from './cgroup.js';
import type { CgroupFamily } from './cgroup-family.js';

export interface WorkerCgroupsOptions {
  /** How many runs have a cgroup of their own each. 0: all runs are in the one of their worker. */
  readonly separateRuns: number;
  /** Most processes and threads of a run. */
  readonly maxProcesses: number;
  readonly clock: Clock;
}

/** A run's place in the cgroups of its worker. */
export interface RunPlace {
  /** For the worker, where it puts its runs in their places itself. */
  readonly index: number | undefined;
  /** Ends what the run has left. Resolves to whether the kernel has ended something of it because memory ran out. */
  leave(): Promise<boolean>;
  /** Gives the place back, when the run has left it. Returns the places to prepare for, of which the worker is to be told at once. */
  free(): readonly number[];
}

// What an interpreter allocates for itself in the course of its work: compiled code, buffers of its parsers.
const slackBytes = 16 * 1024 * 1024;
// Short runs are not worth slowing down, and long ones are not helped by it.
const cpuGraceMs = 100;
const oneProcessor = 1000;
const firstDescriptor = 4;
// One for the run that comes next, and one for the run after it: it is ready when that comes, also if it comes at once.
const leastAhead = 2;

/**
 * The cgroups of one worker process, made before it starts. It is started in the first of them. Where runs have one each,
 * that is the first run's, and the worker moves to one of its own later: a first run need not wait until it is moved.
 */
export class WorkerCgroups {
  readonly #home: Cgroup;
  readonly #others: readonly Cgroup[];
  readonly #own: Cgroup | undefined;
  readonly #options: WorkerCgroupsOptions;
  readonly #taken = new Set<number>();
  /** Free places that the worker was told to prepare for, the longest ago first. */
  readonly #ahead: number[] = [];
  /** How often memory had run out in a cgroup, after its last run. */
  readonly #kills = new Map<Cgroup, number>();
  #limits: ResourceLimits | undefined;
  /** Runs that may be in one cgroup at a time. */
  #sharedRuns = 1;
  #worker: ReadonlySet<number> = new Set();

  private constructor([home, ...others]: readonly [Cgroup, ...Cgroup[]], options: WorkerCgroupsOptions) {
    this.#home = home;
    this.#own = options.separateRuns > 0 ? others.pop() : undefined;
    this.#others = others;
    this.#options = options;
  }

  static async create(family: CgroupFamily, options: WorkerCgroupsOptions): Promise<WorkerCgroups> {
    const home = await family.create();
    const made: [Cgroup, ...Cgroup[]] = [home];
    try {
      while (made.length < options.separateRuns + Math.sign(options.separateRuns))
        made.push(await family.create());
      return new WorkerCgroups(made, options);
    } catch (error) {
      for (const cgroup of made) await cgroup.remove();
      throw error;
    }
  }

  /** Whether memory is limited, so that nothing else has to see to it. */
  get limitMemory(): boolean {
    return this.#home.has('memory');
  }

  /** How many runs it has room for. */
  get places(): number {
    return this.#own === undefined ? Number.POSITIVE_INFINITY : 1 + this.#others.length;
  }

  /** Opens what the worker is to inherit, from descriptor 4 on: `home` is joined before it starts. The caller calls `close`. */
  openEntries(): { readonly home: readonly number[]; readonly more: readonly number[]; close(): void } {
    const home = this.#home.openEntries();
    const more = [...this.#others, ...this.#ownList].flatMap((cgroup) => cgroup.openEntries());
    return {
      home,
      more,
      close: () => {
        for (const descriptor of [...home, ...more]) closeSync(descriptor);
      },
    };
  }

  /** Which of the descriptors that the worker inherits are for what. */
  layout(): WorkerCgroupsLayout | undefined {
    if (this.#own === undefined) return undefined;
    const each = this.#home.entryCount;
    const groups = Array.from({ length: this.#others.length + 2 }, (_, group) =>
      Array.from({ length: each }, (_each, index) => firstDescriptor + group * each + index),
    );
    return { runs: groups.slice(0, -1), worker: groups.at(-1) ?? [] };
  }

  /** Takes what is in it now for the worker itself, which outlives its runs. It takes `concurrency` of them at a time. */
  settle(concurrency: number): void {
    this.#worker = new Set(this.#home.members());
    this.#sharedRuns = this.#own === undefined ? concurrency : 1;
  }

  /** Limits what is loaded and run from now on to `limits`, beyond what the worker uses already. */
  limit(limits: ResourceLimits): void {
    this.#limits = limits;
    const runs = this.#sharedRuns;
    const used = this.#home.has('memory') ? this.#home.usedBytes() : 0;
    const memoryBytes = used + runs * limits.memoryBytes + slackBytes;
    const processes = runs * this.#options.maxProcesses;
    for (const cgroup of [this.#home, ...this.#others, ...this.#ownList])
      cgroup.limit({ memoryBytes, processes });
    // What a module has started while it was loaded runs on beside the worker.
    this.#own?.limitCpu(oneProcessor);
  }

  /** What loading has taken is there in each run from its begin, and not the run's doing. */
  loaded(): void {
    if (this.#own !== undefined && this.#limits !== undefined) this.limit(this.#limits);
  }

  /** Takes a place for a run. */
  enter(): RunPlace {
    const index = this.#own === undefined ? undefined : (this.#ahead.shift() ?? this.#lowestFree());
    const cgroup = index === undefined ? this.#home : ([this.#home, ...this.#others][index] ?? this.#home);
    const before = this.#kills.get(cgroup) ?? 0;
    const throttle = this.#limits && this.#throttle(cgroup, this.#limits.cpuMillis);
    if (index !== undefined) this.#taken.add(index);
    return {
      index,
      leave: async () => {
        throttle?.();
        if (this.#sharedRuns > 1) return false;
        await cgroup.kill(this.#worker);
        const kills = cgroup.outOfMemoryKills();
        this.#kills.set(cgroup, kills);
        return kills > before;
      },
      free: () => (index === undefined ? [] : this.#free(index)),
    };
  }

  /** Ends everything in it at once. */
  async kill(): Promise<void> {
    await Promise.all(this.#all.map((cgroup) => cgroup.kill()));
  }

  /** Whether the kernel has ended anything in it because memory ran out. */
  get ranOutOfMemory(): boolean {
    return this.#all.some((cgroup) => cgroup.outOfMemoryKills() > 0);
  }

  async remove(): Promise<void> {
    await Promise.all(this.#all.map((cgroup) => cgroup.remove()));
  }

  get #ownList(): readonly Cgroup[] {
    return this.#own === undefined ? [] : [this.#own];
  }

  get #all(): readonly Cgroup[] {
    return [this.#home, ...this.#others, ...this.#ownList];
  }

  /** Not only the place itself, where no other one is ready for a run that comes at once. */
  #free(index: number): readonly number[] {
    this.#taken.delete(index);
    const others = [...Array(this.places).keys()].filter((each) => each !== index && this.#isFree(each));
    const prepare = [index, ...others.slice(0, Math.max(0, leastAhead - this.#ahead.length - 1))];
    this.#ahead.push(...prepare);
    return prepare;
  }

  #lowestFree(): number {
    let index = 0;
    while (!this.#isFree(index)) index += 1;
    return index;
  }

  #isFree(index: number): boolean {
    return !this.#taken.has(index) && !this.#ahead.includes(index);
  }

  /** Slows a run down to its share once it is a long one. Returns what ends that. */
  #throttle(cgroup: Cgroup, cpuMillis: number): () => void {
    let slowed = false;
    const cancel = this.#options.clock.after(cpuGraceMs, () => {
      slowed = true;
      cgroup.limitCpu(cpuMillis);
    });
    return () => {
      cancel();
      if (slowed) cgroup.limitCpu('unlimited');
    };
  }
}
