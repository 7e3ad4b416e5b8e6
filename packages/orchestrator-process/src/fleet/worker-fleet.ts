import { type Clock, OrchestratorError, type WorkerInfo, type WorkerTarget } from '@qinling/core';
import type { LoadEnd } from '../workers/worker-process.js';
import { tooManyWait, WaitingLine } from './waiting-line.js';

/** A worker, as the fleet needs it. */
export interface FleetWorker<Job, Result> {
  readonly name: string;
  /** Whether nothing of it is left to be reused. */
  readonly isEmpty: boolean;
  warm(): Promise<LoadEnd>;
  run(job: Job): Promise<Result>;
  close(): Promise<void>;
}

/** What a worker is for. Workers with different keys are never exchanged. */
export interface WorkerSpec<Job, Result> extends WorkerTarget {
  readonly key: string;
  readonly runtimeId: string;
  /** Makes the worker. It calls `onEmpty` when its last process has ended by itself. */
  create(onEmpty: () => void): FleetWorker<Job, Result>;
}

export interface WorkerFleetOptions {
  readonly clock: Clock;
  /** Executions at a time in one worker. */
  readonly functionConcurrency: number;
  readonly maxWorkers: number;
  /** Executions that may wait for a worker. */
  readonly maxWaiting: number;
  /** How long a worker without work stays. */
  readonly idleSeconds: number;
}

interface Member<Job, Result> {
  readonly worker: FleetWorker<Job, Result>;
  readonly spec: WorkerSpec<Job, Result>;
  running: number;
  /** Takes nothing new, and leaves when it has finished. */
  retired: boolean;
  cancelIdle: (() => void) | undefined;
}

/** All workers of functions: who serves what, when more are started, and when they leave. */
export class WorkerFleet<Job, Result> {
  readonly #options: WorkerFleetOptions;
  /** In the order of use, least recent first. */
  readonly #members = new Set<Member<Job, Result>>();
  readonly #leaving = new Set<Promise<void>>();
  readonly #line: WaitingLine<WorkerSpec<Job, Result>, Member<Job, Result>>;

  constructor(options: WorkerFleetOptions) {
    this.#options = options;
    this.#line = new WaitingLine(options.maxWaiting);
  }

  /**
   * Runs a job in a worker of `spec`, started if need be. Resolves to undefined when the signal aborts while it waits for a
   * worker. Throws `TooManyRequestsError` when the waiting line is full.
   */
  async run(spec: WorkerSpec<Job, Result>, job: Job, signal: AbortSignal): Promise<Result | undefined> {
    const member = this.#take(spec) ?? (await this.#line.wait(spec, signal));
    if (member === undefined) return undefined;
    try {
      return await member.worker.run(job);
    } finally {
      this.#release(member);
    }
  }

  /** Starts `count` more workers. Rejects with the reason when one does not come up. */
  async scaleUp(spec: WorkerSpec<Job, Result>, count: number): Promise<void> {
    const missing = this.#members.size + count - this.#options.maxWorkers;
    if ([...this.#members].filter((each) => each.running === 0).length < missing) throw tooManyWait();
    for (let evicted = 0; evicted < missing; evicted += 1) this.#evictIdle();
    const started = Array.from({ length: count }, () => this.#add(spec));
    const ends = await Promise.allSettled(started.map((member) => this.#warm(member)));
    for (const end of ends) {
      if (end.status === 'rejected') throw end.reason;
      if (end.value.kind === 'failed')
        throw new OrchestratorError(`A worker did not start: ${end.value.message}`);
    }
  }

  /** Ends up to `count` idle workers, but never the last one. */
  scaleDown(target: WorkerTarget, count: number): void {
    const members = this.#serving(target.functionId, target.functionVersion);
    const idle = members.filter((member) => member.running === 0);
    for (const member of idle.slice(0, Math.min(count, members.length - 1))) this.#retire(member);
  }

  /** Lets all workers that match finish, and then leave. */
  retire(matches: (spec: WorkerSpec<Job, Result>) => boolean): void {
    for (const member of [...this.#members]) if (matches(member.spec)) this.#retire(member);
  }

  workers(functionId: string, functionVersion?: number): readonly WorkerInfo[] {
    return this.#serving(functionId, functionVersion).map(({ worker, spec }) => ({
      functionId: spec.functionId,
      functionVersion: spec.functionVersion,
      workerName: worker.name,
    }));
  }

  /** How many workers serve functions of this runtime, busy or idle. */
  serving(runtimeId: string): number {
    return [...this.#members].filter(({ spec }) => spec.runtimeId === runtimeId).length;
  }

  /** Ends all workers, and resolves when they are gone. */
  async close(): Promise<void> {
    this.#line.dissolve();
    for (const member of [...this.#members]) this.#remove(member);
    await Promise.all(this.#leaving);
  }

  #serving(functionId: string, functionVersion?: number): Member<Job, Result>[] {
    return [...this.#members].filter(
      ({ spec, retired }) =>
        !retired &&
        spec.functionId === functionId &&
        (functionVersion === undefined || spec.functionVersion === functionVersion),
    );
  }

  #take(spec: WorkerSpec<Job, Result>): Member<Job, Result> | undefined {
    const { functionConcurrency, maxWorkers } = this.#options;
    const free = [...this.#members].find(
      (each) => each.spec.key === spec.key && !each.retired && each.running < functionConcurrency,
    );
    const hasRoom = (): boolean => this.#members.size < maxWorkers || this.#evictIdle();
    const member = free ?? (hasRoom() ? this.#add(spec) : undefined);
    if (member === undefined) return undefined;
    member.running += 1;
    member.cancelIdle?.();
    return member;
  }

  #add(spec: WorkerSpec<Job, Result>): Member<Job, Result> {
    const worker = spec.create(() => {
      if (member.running === 0) this.#remove(member);
    });
    const member: Member<Job, Result> = { worker, spec, running: 0, retired: false, cancelIdle: undefined };
    this.#members.add(member);
    return member;
  }

  async #warm(member: Member<Job, Result>): Promise<LoadEnd> {
    member.running += 1;
    try {
      return await member.worker.warm();
    } finally {
      this.#release(member);
    }
  }

  #release(member: Member<Job, Result>): void {
    member.running -= 1;
    if (member.running === 0) this.#rest(member);
    this.#line.serve((spec) => this.#take(spec));
  }

  #rest(member: Member<Job, Result>): void {
    if (member.retired || member.worker.isEmpty) this.#remove(member);
    if (!this.#members.delete(member)) return;
    // Behind all others: the least recently used one is the first to go.
    this.#members.add(member);
    const { clock, idleSeconds } = this.#options;
    member.cancelIdle = clock.after(idleSeconds * 1000, () => this.#remove(member));
  }

  #retire(member: Member<Job, Result>): void {
    member.retired = true;
    if (member.running === 0) this.#remove(member);
  }

  #evictIdle(): boolean {
    for (const member of this.#members) {
      if (member.running > 0) continue;
      this.#remove(member);
      return true;
    }
    return false;
  }

  #remove(member: Member<Job, Result>): void {
    member.cancelIdle?.();
    if (!this.#members.delete(member)) return;
    const leaving = member.worker.close().finally(() => this.#leaving.delete(leaving));
    this.#leaving.add(leaving);
  }
}
