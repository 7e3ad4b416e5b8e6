import type { Caller } from '../../domain/caller.js';
import type { Job, jobColumns } from '../../domain/job.js';
import type { TargetInput } from '../executions/execution-service.js';
import type { ListOptions, Page } from '../list-options.js';

export interface CreateJobInput extends TargetInput {
  readonly name?: string | null | undefined;
  /** Cron in UTC: 5 fields, or 6 of which the last is seconds; or `@hourly` and its kind. */
  readonly pattern?: string | null | undefined;
  /** At least one minute ahead. Accepts a Date, or the text forms of the wire contract. */
  readonly firstExecutionTime?: Date | string | null | undefined;
  /** How often to run; without end when not given and there is a pattern. */
  readonly count?: number | null | undefined;
  readonly functionInput?: string | Readonly<Record<string, unknown>> | null | undefined;
}

export interface UpdateJobInput {
  readonly name?: string | null | undefined;
  readonly functionInput?: string | Readonly<Record<string, unknown>> | null | undefined;
  /** `running`, `paused` or `cancelled`. */
  readonly status?: string | null | undefined;
  readonly pattern?: string | null | undefined;
  readonly nextExecutionTime?: Date | string | null | undefined;
}

export type JobListOptions = ListOptions<keyof typeof jobColumns>;

/** Schedules (rules R9, R16, R17). */
export interface JobService {
  create(caller: Caller, input: CreateJobInput): Promise<Job>;
  list(caller: Caller, options?: JobListOptions): Promise<Page<Job>>;
  get(caller: Caller, id: string): Promise<Job>;
  /** Pausing, resuming, cancelling, a new pattern or a new next time. */
  update(caller: Caller, id: string, input: UpdateJobInput): Promise<Job>;
  delete(caller: Caller, id: string): Promise<void>;
}
