import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ArchiveLimits } from '@qinling/archive';
import {
  type Clock,
  type Deployment,
  type Invocation,
  type InvocationResult,
  type Logger,
  NotSupportedError,
  type Orchestrator,
  type OrchestratorCapabilities,
  OrchestratorError,
  type PoolInfo,
  type RuntimeRef,
  type WorkerInfo,
  type WorkerTarget,
} from '@qinling/core';
import type { CgroupFamily } from './cgroups/cgroup-family.js';
import { WorkerCgroups } from './cgroups/worker-cgroups.js';
import { type InstanceDirectory, workerMarker } from './files/instance-directory.js';
import { WorkerFleet, type WorkerSpec } from './fleet/worker-fleet.js';
import type { ImageRegistry } from './images/image-registry.js';
import type { Bubblewrap } from './isolation/bubblewrap.js';
import type { Sandbox } from './isolation/sandbox.js';
import { limitSupport } from './limits/limit-support.js';
import { PackageCache } from './packages/package-cache.js';
import { Watchdog } from './processes/watchdog.js';
import { FunctionWorker } from './workers/function-worker.js';
import { abortedMessage } from './workers/run-invocation.js';
import { RuntimePools } from './workers/runtime-pools.js';
import { startWorkerProcess } from './workers/start-worker-process.js';
import type { WorkerCommand } from './workers/worker-command.js';
import type { WorkerProcess } from './workers/worker-process.js';

export interface ProcessOrchestratorSettings {
  readonly directory: InstanceDirectory;
  readonly images: ImageRegistry;
  readonly poolSize: number;
  readonly functionConcurrency: number;
  readonly maxWorkers: number;
  readonly maxWaiting: number;
  readonly idleSeconds: number;
  readonly startSeconds: number;
  readonly maxOutputBytes: number;
  readonly maxLogBytes: number;
  readonly maxProcesses: number;
  readonly maxOpenFiles: number;
  readonly maxFileBytes: number;
  readonly maxWorkDirectoryBytes: number;
  readonly maxUnusedPackages: number;
  readonly packageLimits: ArchiveLimits;
  readonly cgroups: CgroupFamily | undefined;
  /** What isolates workers, where they are to be. */
  readonly bubblewrap: Bubblewrap | undefined;
  readonly logger: Logger;
  readonly clock: Clock;
}

// Each has a process waiting for it, and some descriptors.
const mostSeparateRuns = 32;

/** Runs functions in worker processes on this machine. Made by `createProcessOrchestrator`. */
export class ProcessOrchestrator implements Orchestrator {
  readonly capabilities: OrchestratorCapabilities;
  readonly #settings: ProcessOrchestratorSettings;
  readonly #packages: PackageCache;
  readonly #fleet: WorkerFleet<Invocation, InvocationResult>;
  readonly #pools: RuntimePools;
  /** Every process there is, those that are being started too. */
  readonly #processes = new Set<Promise<WorkerProcess>>();
  readonly #running = new Map<AbortController, Promise<unknown>>();
  readonly #watchdog: Watchdog;
  /** The beginning of an environment entry that all processes of all workers have. */
  readonly #marker: string;
  #closing: Promise<void> | undefined;

  constructor(settings: ProcessOrchestratorSettings) {
    this.#settings = settings;
    this.capabilities = {
      limits: limitSupport(settings.cgroups),
      isolation: settings.bubblewrap === undefined ? 'none' : 'sandbox',
      images: false,
    };
    const { cgroups, clock, directory, maxUnusedPackages, packageLimits } = settings;
    const packages = join(directory.path, 'packages');
    this.#packages = new PackageCache(packages, { maxUnused: maxUnusedPackages, limits: packageLimits });
    this.#marker = workerMarker(directory.path);
    this.#watchdog = new Watchdog({
      directory: directory.path,
      marker: this.#marker,
      cgroups: cgroups?.directories ?? [],
      clock,
    });
    this.#fleet = new WorkerFleet(settings);
    this.#pools = new RuntimePools({
      ...settings,
      startProcess: (command) => this.#startProcess(command),
      onChange: (runtimeId) => this.#fleet.retire((spec) => spec.runtimeId === runtimeId),
    });
  }

  /** Makes its directories. Called once, before anything else. */
  async open(): Promise<void> {
    for (const name of ['packages', 'workers', 'views'])
      await mkdir(join(this.#settings.directory.path, name), { mode: 0o700 });
  }

  async prepareRuntime(runtime: RuntimeRef): Promise<void> {
    this.#assertOpen();
    await this.#pools.prepare(runtime);
  }

  async removeRuntime(runtimeId: string): Promise<void> {
    await this.#pools.remove(runtimeId);
  }

  async pool(runtimeId: string): Promise<PoolInfo> {
    return this.#pools.info(runtimeId);
  }

  async invoke(invocation: Invocation): Promise<InvocationResult> {
    const spec = this.#specOf(invocation);
    const stop = new AbortController();
    const abort = (): void => stop.abort();
    invocation.signal.addEventListener('abort', abort);
    if (invocation.signal.aborted) abort();
    const result = this.#fleet.run(spec, { ...invocation, signal: stop.signal }, stop.signal);
    this.#running.set(stop, result);
    try {
      return (await result) ?? { outcome: 'aborted', output: abortedMessage, durationSeconds: 0, log: '' };
    } finally {
      this.#running.delete(stop);
      invocation.signal.removeEventListener('abort', abort);
    }
  }

  async workers(functionId: string, functionVersion?: number): Promise<readonly WorkerInfo[]> {
    return this.#fleet.workers(functionId, functionVersion);
  }

  async scaleUp(deployment: Deployment, count: number): Promise<void> {
    await this.#fleet.scaleUp(this.#specOf(deployment), count);
  }

  async scaleDown(target: WorkerTarget, count: number): Promise<void> {
    this.#fleet.scaleDown(target, count);
  }

  async detach(target: WorkerTarget): Promise<void> {
    this.#fleet.retire(
      (spec) => spec.functionId === target.functionId && spec.functionVersion === target.functionVersion,
    );
  }

  async servingWorkers(runtimeId: string): Promise<number> {
    return this.#fleet.serving(runtimeId);
  }

  async close(): Promise<void> {
    this.#closing ??= this.#close();
    await this.#closing;
  }

  async #close(): Promise<void> {
    for (const stop of this.#running.keys()) stop.abort();
    await Promise.allSettled(this.#running.values());
    await this.#fleet.close();
    await this.#pools.close();
    await Promise.allSettled([...this.#processes].map(async (started) => (await started).end()));
    await this.#packages.close();
    await this.#settings.cgroups?.close();
    await this.#settings.directory.remove();
    await this.#watchdog.close();
  }

  async #startProcess(command: WorkerCommand): Promise<WorkerProcess> {
    this.#assertOpen();
    const { directory, maxOutputBytes, startSeconds, maxOpenFiles, maxFileBytes } = this.#settings;
    const started = startWorkerProcess({
      command,
      directory: join(directory.path, 'workers'),
      marker: this.#marker,
      watch: (pid) => this.#watchdog.watch(pid),
      // Escaped as a string, JSON text grows; the worst of it, control characters, it does not hold.
      maxLineBytes: 2 * maxOutputBytes + 128 * 1024,
      startSeconds,
      limits: { openFiles: maxOpenFiles, fileBytes: maxFileBytes },
      createCgroups: (started) => this.#createCgroups(started),
      createSandbox: (started, worker) => this.#createSandbox(started, worker),
    });
    const forget = (): boolean => this.#processes.delete(started);
    this.#processes.add(started);
    started.then((worker) => worker.gone.then(forget), forget);
    return await started;
  }

  async #createCgroups(command: WorkerCommand): Promise<WorkerCgroups | undefined> {
    const { cgroups, clock, functionConcurrency, maxProcesses } = this.#settings;
    if (cgroups === undefined) return undefined;
    return await WorkerCgroups.create(cgroups, {
      separateRuns: command.separatesRuns === true ? Math.min(functionConcurrency, mostSeparateRuns) : 0,
      maxProcesses,
      clock,
    });
  }

  #createSandbox(command: WorkerCommand, worker: string): Sandbox | undefined {
    const hidden = this.#settings.directory.path;
    const packageDirectory = join(hidden, 'views', basename(worker));
    return this.#settings.bubblewrap?.sandbox(command, { directory: worker, hidden, packageDirectory });
  }

  #specOf(deployment: Deployment): WorkerSpec<Invocation, InvocationResult> {
    this.#assertOpen();
    const { code, limits, runtime, functionId, functionVersion } = deployment;
    if (code.kind === 'image')
      throw new NotSupportedError('This host does not run functions whose code is an image.');
    if (runtime === null) throw new OrchestratorError('A function whose code is a package needs a runtime.');
    const pool = this.#pools.get(runtime.id);
    const key = JSON.stringify([
      functionId,
      functionVersion,
      runtime.id,
      pool.image,
      code.location,
      code.format,
      code.entry,
      limits.cpuMillis,
      limits.memoryBytes,
      limits.timeoutSeconds,
    ]);
    return {
      key,
      functionId,
      functionVersion,
      runtimeId: runtime.id,
      create: (onEmpty) =>
        new FunctionWorker({
          onEmpty,
          code,
          limits,
          settings: this.#settings,
          processConcurrency: pool.concurrency,
          leasePackage: () => this.#packages.acquire(code),
          takeProcess: () => pool.take(),
        }),
    };
  }

  #assertOpen(): void {
    if (this.#closing !== undefined) throw new OrchestratorError('The orchestrator is closed.');
  }
}
