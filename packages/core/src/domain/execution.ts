import type { ColumnTypes } from './columns.js';
import type { Snapshot } from './snapshot.js';

/** `failed`: the user's code threw, timed out or was killed. `error`: we could not run it (rule R12). */
export type ExecutionStatus = 'running' | 'success' | 'failed' | 'error' | 'cancelled';

export type FinalExecutionStatus = Exclude<ExecutionStatus, 'running'>;

/** One run of one version. It carries the snapshot it was created with, however long it waits (rule R8). */
export interface Execution extends Snapshot {
  readonly id: string;
  /** The alias it was asked for by; null when asked for by function. */
  readonly functionAlias: string | null;
  readonly functionId: string;
  readonly functionVersion: number;
  readonly description: string | null;
  /** As it was given. */
  readonly input: string | null;
  /** JSON text `{"duration": seconds, "output": value}`; null while running. */
  readonly result: string | null;
  readonly status: ExecutionStatus;
  readonly sync: boolean;
  /** The host that answers for it; its lease bounds how long this stays `running` (rule R12). */
  readonly hostId: string;
  /** The job that made it, and the time it was scheduled for; one execution per pair (rule R16). */
  readonly jobId: string | null;
  readonly scheduledAt: Date | null;
  readonly webhookId: string | null;
  readonly projectId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
}

export const executionColumns = {
  id: 'text',
  functionAlias: 'text',
  functionId: 'text',
  functionVersion: 'integer',
  description: 'text',
  input: 'text',
  result: 'text',
  status: 'text',
  sync: 'boolean',
  projectId: 'text',
  createdAt: 'time',
  updatedAt: 'time',
} as const satisfies ColumnTypes<Execution>;
