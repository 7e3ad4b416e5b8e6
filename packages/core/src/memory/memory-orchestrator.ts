import { NotSupportedError, OrchestratorError } from '../errors/errors.js';
import type { Clock } from '../ports/clock.js';
import type {
  Deployment,
  Invocation,
  InvocationResult,
  LimitSupports,
  Orchestrator,
  OrchestratorCapabilities,
  PoolInfo,
  RuntimeRef,
  WorkerInfo,
  WorkerTarget,
} from '../ports/orchestrator.js';
import { systemClock } from '../system-clock.js';
import { type MemoryHandler, type MemoryRun, runInMemory } from './memory-run.js';
import { type MemoryWorker, MemoryWorkers } from './memory-workers.js';

export interface MemoryOrchestratorOptions {
  /** What to run, by entry. An entry that is missing makes the execution fail, as a missing module would. */
  readonly handlers?: Readonly<Record<string, MemoryHandler>>;
  /** Runs everything; wins over `handlers`. */
  readonly run?: MemoryRun;
  /** Whether functions whose code is an image are run. Default false. */
  readonly images?: boolean;
  /** The images that can be prepared as runtimes. Default: every one. */
  readonly runtimeImages?: readonly string[];
  /** What `pool` tells of a prepared runtime. Default 1. */
  readonly poolSize?: number;
  /** Executions at a time in one worker. Default 3. */
  readonly functionConcurrency?: number;
  /** Default: the system's. */
  readonly clock?: Clock;
}

// A handler of this process can be left waiting, and nothing else.
const limits: LimitSupports = {
  timeout: 'advisory',
  memory: 'absent',
  cpu: 'absent',
  processes: 'absent',
  openFiles: 'absent',
  fileSize: 'absent',
  workDirectory: 'absent',
  output: 'absent',
  log: 'absent',
};

/**
 * Runs JavaScript functions of this process in place of packages: for tests and embedders. Nothing is contained: an execution
 * that takes too long is answered for, and goes on if it ignores its signal.
 */
export class MemoryOrchestrator implements Orchestrator {
  readonly capabilities: OrchestratorCapabilities;
  readonly #options: MemoryOrchestratorOptions;
  readonly #clock: Clock;
  readonly #runtimes = new Map<string, string>();
  readonly #workers: MemoryWorkers;
  readonly #running = new Set<AbortController>();
  #closed = false;

  constructor(options: MemoryOrchestratorOptions = {}) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#workers = new MemoryWorkers(options.functionConcurrency ?? 3);
    this.capabilities = {
      limits,
      isolation: 'none',
      images: options.images === true,
    };
  }

  async prepareRuntime({ id, image }: RuntimeRef): Promise<void> {
    this.#assertOpen();
    const known = this.#options.runtimeImages;
    if (known !== undefined && !known.includes(image))
      throw new OrchestratorError(`The image ${image} is not known here. Known are: ${known.join(', ')}.`);
    if (this.#runtimes.get(id) !== image) this.#workers.retire((worker) => worker.runtimeId === id);
    this.#runtimes.set(id, image);
  }

  async removeRuntime(runtimeId: string): Promise<void> {
    this.#runtimes.delete(runtimeId);
    this.#workers.retire((worker) => worker.runtimeId === runtimeId);
  }

  async pool(runtimeId: string): Promise<PoolInfo> {
    const size = this.#runtimes.has(runtimeId) ? (this.#options.poolSize ?? 1) : 0;
    return { total: size, available: size };
  }

  async invoke(invocation: Invocation): Promise<InvocationResult> {
    this.#assertRunnable(invocation);
    const worker = this.#workers.take(invocation);
    const stop = new AbortController();
    const abort = (): void => stop.abort('abort');
    this.#running.add(stop);
    invocation.signal.addEventListener('abort', abort);
    if (invocation.signal.aborted) abort();
    try {
      return await runInMemory(invocation, this.#run(invocation), stop, this.#clock);
    } finally {
      invocation.signal.removeEventListener('abort', abort);
      this.#running.delete(stop);
      this.#workers.release(worker);
    }
  }

  async workers(functionId: string, functionVersion?: number): Promise<readonly WorkerInfo[]> {
    return this.#workers.list(functionId, functionVersion);
  }

  async scaleUp(deployment: Deployment, count: number): Promise<void> {
    this.#assertRunnable(deployment);
    for (let added = 0; added < count; added += 1) this.#workers.add(deployment);
  }

  async scaleDown(target: WorkerTarget, count: number): Promise<void> {
    this.#workers.scaleDown(target, count);
  }

  async detach(target: WorkerTarget): Promise<void> {
    this.#workers.retire(
      (worker) =>
        worker.functionId === target.functionId && worker.functionVersion === target.functionVersion,
    );
  }

  async servingWorkers(runtimeId: string): Promise<number> {
    return this.#workers.serving(runtimeId);
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const stop of this.#running) stop.abort('abort');
    this.#workers.retire((_: MemoryWorker) => true);
    this.#runtimes.clear();
  }

  #run({ code }: Invocation): MemoryRun {
    const { handlers, run } = this.#options;
    if (run !== undefined) return run;
    const entry = code.kind === 'package' ? code.entry : code.image;
    const handler = handlers !== undefined && Object.hasOwn(handlers, entry) ? handlers[entry] : undefined;
    if (handler === undefined) return () => Promise.reject(new Error(`There is no handler "${entry}".`));
    return (_invocation, context, input) => handler(context, input);
  }

  #assertRunnable({ code, runtime }: Deployment): void {
    this.#assertOpen();
    if (code.kind === 'image' && !this.capabilities.images)
      throw new NotSupportedError('This host does not run functions whose code is an image.');
    if (code.kind === 'package' && (runtime === null || !this.#runtimes.has(runtime.id)))
      throw new OrchestratorError(`The runtime ${runtime?.id ?? 'null'} is not prepared.`);
  }

  #assertOpen(): void {
    if (this.#closed) throw new OrchestratorError('The orchestrator is closed.');
  }
}
