import type { Job, JobStatus } from '../../domain/job.js';
import type { Repository } from './repository.js';

/** Where a job stands after it fired. */
export interface JobAdvance {
  readonly status: JobStatus;
  readonly count: number | null;
  readonly nextExecutionTime: Date | null;
}

export interface JobRepository extends Repository<Job> {
  /** Running jobs whose next time is at or before `now`, earliest first. */
  due(now: Date, limit: number): Promise<readonly Job[]>;
  /** The earliest next time of a running job. */
  earliest(): Promise<Date | undefined>;
  /** Guarded move: advances a running job if its next time is still `expected` (rule R16). False when it is not. */
  advance(id: string, expected: Date, to: JobAdvance): Promise<boolean>;
  /** Ids of unfinished jobs that refer to a function directly, at one version or at any. */
  unfinishedOf(functionId: string, functionVersion?: number): Promise<readonly string[]>;
  /** Ids of unfinished jobs of a project that refer to an alias. */
  unfinishedOfAlias(projectId: string, name: string): Promise<readonly string[]>;
}
