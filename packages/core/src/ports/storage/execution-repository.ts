import type { Execution, FinalExecutionStatus } from '../../domain/execution.js';
import type { Scope } from '../../domain/scope.js';
import type { Repository } from './repository.js';

export interface ExecutionOutcome {
  readonly status: FinalExecutionStatus;
  /** JSON text. */
  readonly result: string;
  readonly log: string;
  readonly finishedAt: Date;
}

/**
 * Executions, and beside each its log, which no list carries. (jobId, scheduledAt) is unique where both are set: `insert` throws
 * `ConflictError` for a second one (rule R16).
 */
export interface ExecutionRepository extends Repository<Execution> {
  /** The log, of one that runs the part that was kept last; '' while there is none; undefined when there is no such execution. */
  log(scope: Scope, id: string): Promise<string | undefined>;
  /** Guarded move: from `running` to a final status, with result and log. False when it was not running. */
  finish(id: string, outcome: ExecutionOutcome): Promise<boolean>;
  /** Guarded: keeps the log so far of a running execution, in the place of what was kept before. False when it was not running. */
  keepLog(id: string, log: string): Promise<boolean>;
  /** Guarded move: makes this host answer for a running execution. False when it is not running. */
  claim(id: string, hostId: string): Promise<boolean>;
  /** Ids of running executions of a function, of one version or of any. */
  running(functionId: string, functionVersion?: number): Promise<readonly string[]>;
  /** Whether an execution runs on this runtime. */
  isRuntimeBusy(runtimeId: string): Promise<boolean>;
  /** Ids of running executions whose host has no lease beyond `now` (rule R12). */
  orphaned(now: Date, limit: number): Promise<readonly string[]>;
}
