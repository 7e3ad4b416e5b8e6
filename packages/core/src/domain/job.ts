import type { ColumnTypes } from './columns.js';
import type { Target } from './target.js';

/** A job that is `running` or `paused` is unfinished: what it refers to cannot be deleted. */
export type JobStatus = 'running' | 'paused' | 'cancelled' | 'done';

interface JobFields {
  readonly id: string;
  readonly name: string | null;
  /** How many runs are left; null means without end. */
  readonly count: number | null;
  readonly status: JobStatus;
  /** Why the scheduler cancelled it (rule R17); null otherwise. */
  readonly statusReason: string | null;
  readonly functionInput: string | null;
  /** Cron pattern in UTC; null for a job that runs once. */
  readonly pattern: string | null;
  readonly firstExecutionTime: Date | null;
  /** Null once finished. */
  readonly nextExecutionTime: Date | null;
  readonly projectId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
}

/** Runs its target on a schedule. */
export type Job = JobFields & Target;

export const jobColumns = {
  id: 'text',
  name: 'text',
  count: 'integer',
  status: 'text',
  functionAlias: 'text',
  functionId: 'text',
  functionVersion: 'integer',
  functionInput: 'text',
  pattern: 'text',
  firstExecutionTime: 'time',
  nextExecutionTime: 'time',
  projectId: 'text',
  createdAt: 'time',
  updatedAt: 'time',
} as const satisfies ColumnTypes<Job>;
