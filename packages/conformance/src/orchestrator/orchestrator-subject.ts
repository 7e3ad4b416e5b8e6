import type { Orchestrator } from '@qinling/core';
import type { ConformanceCase } from '../cases.js';

/**
 * A language that the kit has programs in. `memory` stands for handlers in this process: an adapter of that kind is made with
 * `memoryPrograms`, by entry.
 */
export type KitLanguage = 'nodejs' | 'python3' | 'memory';

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
   * Whether a process that a function started still runs; `pid` is as the function saw it. Default: asks this machine. Set it
   * to null where that cannot be told; the cases about what is left behind are left out then.
   */
  readonly isProcessAlive?: ((pid: number) => Promise<boolean>) | null;
}

export type OrchestratorCase = ConformanceCase<OrchestratorSubject>;
