import type { Deployment, WorkerInfo, WorkerTarget } from '../ports/orchestrator.js';

/** A worker that is a number: nothing runs in it, but everything is counted as if. */
export interface MemoryWorker extends WorkerTarget {
  readonly name: string;
  readonly key: string;
  readonly runtimeId: string | null;
  running: number;
  retired: boolean;
}

/** The workers of a `MemoryOrchestrator`. */
export class MemoryWorkers {
  readonly #functionConcurrency: number;
  readonly #workers = new Set<MemoryWorker>();
  #named = 0;

  constructor(functionConcurrency: number) {
    this.#functionConcurrency = functionConcurrency;
  }

  add(deployment: Deployment): MemoryWorker {
    this.#named += 1;
    const { functionId, functionVersion, runtime } = deployment;
    const worker = {
      name: `memory-${this.#named}`,
      key: keyOf(deployment),
      functionId,
      functionVersion,
      runtimeId: runtime?.id ?? null,
      running: 0,
      retired: false,
    };
    this.#workers.add(worker);
    return worker;
  }

  take(deployment: Deployment): MemoryWorker {
    const key = keyOf(deployment);
    const free = [...this.#workers].find(
      (each) => each.key === key && !each.retired && each.running < this.#functionConcurrency,
    );
    const worker = free ?? this.add(deployment);
    worker.running += 1;
    return worker;
  }

  release(worker: MemoryWorker): void {
    worker.running -= 1;
    if (worker.retired && worker.running === 0) this.#workers.delete(worker);
  }

  retire(matches: (worker: MemoryWorker) => boolean): void {
    for (const worker of this.#workers) {
      if (!matches(worker)) continue;
      worker.retired = true;
      if (worker.running === 0) this.#workers.delete(worker);
    }
  }

  scaleDown(target: WorkerTarget, count: number): void {
    const workers = this.#serving(target.functionId, target.functionVersion);
    const idle = workers.filter((worker) => worker.running === 0);
    for (const worker of idle.slice(0, Math.min(count, workers.length - 1))) this.#workers.delete(worker);
  }

  list(functionId: string, functionVersion?: number): readonly WorkerInfo[] {
    return this.#serving(functionId, functionVersion).map((worker) => ({
      functionId: worker.functionId,
      functionVersion: worker.functionVersion,
      workerName: worker.name,
    }));
  }

  serving(runtimeId: string): number {
    return [...this.#workers].filter((worker) => worker.runtimeId === runtimeId).length;
  }

  #serving(functionId: string, functionVersion?: number): MemoryWorker[] {
    return [...this.#workers].filter(
      (worker) =>
        !worker.retired &&
        worker.functionId === functionId &&
        (functionVersion === undefined || worker.functionVersion === functionVersion),
    );
  }
}

function keyOf({ functionId, functionVersion, runtime, code, limits }: Deployment): string {
  const what = code.kind === 'package' ? [code.location, code.entry] : [code.image];
  const { cpuMillis, memoryBytes, timeoutSeconds } = limits;
  return JSON.stringify([
    functionId,
    functionVersion,
    runtime?.id,
    what,
    cpuMillis,
    memoryBytes,
    timeoutSeconds,
  ]);
}
