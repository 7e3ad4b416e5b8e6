import type { Orchestrator } from '@qinling/core';
import type { ConformanceCase } from '../cases.js';

/**
 * A language that the kit has programs in. `memory` stands for handlers in this process: an adapter of that kind is made with
 * `memoryPrograms`, by entry.
 */
export type KitLanguage = 'nodejs' | 'python3' | 'memory';

export interface KitBounds {
  /** Processes and threads of an execution. */
  readonly processes: number;
  /** Files that one of its processes has open. */
  readonly openFiles: number;
  /** Length of a file. */
  readonly fileBytes: number;
  /** What is in its working directory, in all. */
  readonly workDirectoryBytes: number;
}

/** How the kit gets an orchestrator to prove. */
export interface OrchestratorSubject<Adapter extends Orchestrator = Orchestrator> {
  /** Makes a new one, without runtimes. Every case asks for its own. Up to `functionConcurrency` runs share a worker. */
  create(): Promise<Adapter>;
  /** Removes what `create` made; called when the orchestrator is closed. */
  destroy?(orchestrator: Adapter): Promise<void>;
  /** What it runs. The cases that are about no language take the first. */
  readonly languages: readonly KitLanguage[];
  /** The image of each language's runtime. Default: the language's name. */
  readonly images?: Partial<Readonly<Record<KitLanguage, string>>>;
  /** Executions at a time in one worker. Default 3. */
  readonly functionConcurrency?: number;
  /** Where it has a bound that the kit can reach: how many executions run, and how many more may wait, before it refuses. */
  readonly capacity?: { readonly running: number; readonly waiting: number };
  /** Longest log that is kept, in bytes. Default 1 MiB. */
  readonly maxLogBytes?: number;
  /** Longest output, in bytes of JSON. Default 6 MiB. */
  readonly maxOutputBytes?: number;
  /**
   * What an execution is held to of the limits that `capabilities.limits` claims to enforce, and no caller sets. A claim without its
   * bound here is red. Small ones make the kit fast; 64 processes and files are the least that its programs need.
   */
  readonly bounds?: Partial<KitBounds>;
  /**
   * Whether a process that a function started still runs; `pid` is as the function saw it. Default: asks this machine. Set it
   * to null where that cannot be told; the cases about what is left behind are left out then.
   */
  readonly isProcessAlive?: ((pid: number) => Promise<boolean>) | null;
}

export type OrchestratorCase = ConformanceCase<OrchestratorSubject>;
