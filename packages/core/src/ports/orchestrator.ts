import type { PackageFormat } from '@qinling/archive';
import type { ResourceLimits } from '../domain/resource-limits.js';

/** `enforced`: the platform stops code that exceeds it. `advisory`: tried, may be exceeded. `absent`: not looked at. */
export type LimitSupport = 'enforced' | 'advisory' | 'absent';

/** What an execution can be kept from using too much of. */
export interface LimitSupports {
  /** Running time, `timeoutSeconds`. */
  readonly timeout: LimitSupport;
  /** `memoryBytes`. */
  readonly memory: LimitSupport;
  /** Processor share, `cpuMillis`. */
  readonly cpu: LimitSupport;
  /** The number of its processes. */
  readonly processes: LimitSupport;
  /** Files, sockets and pipes that a process has open. */
  readonly openFiles: LimitSupport;
  /** The length of a file. */
  readonly fileSize: LimitSupport;
  /** What is in its working directory, in all. */
  readonly workDirectory: LimitSupport;
  /** The length of the output. */
  readonly output: LimitSupport;
  /** The length of the log. */
  readonly log: LimitSupport;
}

export interface OrchestratorCapabilities {
  readonly limits: LimitSupports;
  /**
   * `sandbox`: code sees no files, network and processes but its own and the system's programs. `none`: it may see what the user may that it runs
   * as.
   */
  readonly isolation: 'none' | 'sandbox';
  /** Whether functions whose code is an image run. Where false, `invoke` refuses them with `NotSupportedError`. */
  readonly images: boolean;
}

/** A package that workers load. `open` streams its bytes; adapters keep unpacked copies by `location`. */
export interface InvocablePackage {
  readonly kind: 'package';
  readonly location: string;
  readonly format: PackageFormat;
  readonly entry: string;
  open(): Promise<AsyncIterable<Uint8Array>>;
}

export interface InvocableImage {
  readonly kind: 'image';
  readonly image: string;
}

/** One function version as workers serve it. Two versions never share a worker. */
export interface WorkerTarget {
  readonly functionId: string;
  readonly functionVersion: number;
}

/** A target with what is needed to start workers for it. */
export interface Deployment extends WorkerTarget {
  /** Null only for image code. */
  readonly runtime: RuntimeRef | null;
  readonly code: InvocablePackage | InvocableImage;
  readonly limits: ResourceLimits;
}

export interface RuntimeRef {
  readonly id: string;
  readonly image: string;
}

export interface Invocation extends Deployment {
  readonly executionId: string;
  /** Given to the code as its context, with the execution and the function id. */
  readonly projectId: string;
  /** As the caller gave it; what it means is the function contract's business. Null when none was given. */
  readonly input: string | null;
  /** Aborting ends the whole process tree of this execution and resolves `invoke` with `outcome: 'aborted'`. */
  readonly signal: AbortSignal;
  /**
   * Told of the log as it grows: all that was told, put together, is what the result's log begins with. What comes shortly before
   * the end may be told by the result alone.
   */
  readonly onLog?: (text: string) => void;
}

/** What the user's code did. All of it is data (rule R13). */
export interface InvocationResult {
  /** `failed`: it threw, timed out, was killed, or gave back what is no JSON. `aborted`: the signal ended it. */
  readonly outcome: 'success' | 'failed' | 'aborted';
  /** A JSON value; for `failed` a message. */
  readonly output: unknown;
  readonly durationSeconds: number;
  /** stdout and stderr, complete and in order, capped with a visible mark (rule R15). */
  readonly log: string;
}

export interface WorkerInfo extends WorkerTarget {
  readonly workerName: string;
}

export interface PoolInfo {
  readonly total: number;
  readonly available: number;
}

/**
 * Runs code. Infrastructure trouble is thrown: `OrchestratorError`, `NotSupportedError` for what is not claimed,
 * `TooManyRequestsError` when no worker can be had. What the code does is never thrown.
 */
export interface Orchestrator {
  readonly capabilities: OrchestratorCapabilities;
  /**
   * Makes a runtime ready: starts its pool, or moves it to another image. Rejects with a reason when the image is unknown
   * or does not come up; then the former image, if any, still serves. Doing it twice is harmless.
   */
  prepareRuntime(runtime: RuntimeRef): Promise<void>;
  /** Ends the pool of a runtime. An unknown one is fine. */
  removeRuntime(runtimeId: string): Promise<void>;
  /** The pool of pre-started workers; zeros when there is none. */
  pool(runtimeId: string): Promise<PoolInfo>;
  invoke(invocation: Invocation): Promise<InvocationResult>;
  /** The workers that serve a function, of one version or of all. */
  workers(functionId: string, functionVersion?: number): Promise<readonly WorkerInfo[]>;
  /** Starts `count` more workers of this version. */
  scaleUp(deployment: Deployment, count: number): Promise<void>;
  /** Ends up to `count` idle workers of this version, but never the last one. */
  scaleDown(target: WorkerTarget, count: number): Promise<void>;
  /** Retires all workers of this version: they finish what they run and take nothing new. */
  detach(target: WorkerTarget): Promise<void>;
  /** How many workers of this runtime serve a function now, busy or idle. Workers that wait in the pool do not count. */
  servingWorkers(runtimeId: string): Promise<number>;
  /** Ends every worker. What still runs is ended as if aborted. */
  close(): Promise<void>;
}
