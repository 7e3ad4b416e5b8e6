import type { Caller } from '../../domain/caller.js';
import type { Job, JobStatus } from '../../domain/job.js';
import { parseSchedule } from '../../domain/schedule.js';
import { checkInput, checkName } from '../../domain/text.js';
import { InvalidInputError } from '../../errors/errors.js';
import { notFound } from '../../errors/not-found-error.js';
import type { Context } from '../context.js';
import { callerScope } from '../scopes.js';
import type { UpdateJobInput } from './job-service.js';
import { firstTime, nextTime, parseFutureTime } from './job-times.js';

const statuses: ReadonlySet<string> = new Set<JobStatus>(['running', 'paused', 'cancelled']);

function isStatus(status: string): status is JobStatus {
  return statuses.has(status);
}

function checkStatus(status: string | null | undefined): JobStatus | null {
  if (status === null || status === undefined) return null;
  if (isStatus(status)) return status;
  throw new InvalidInputError('Invalid status.', { field: 'status' });
}

/** The job's next time after the change, or undefined when the change does not touch it. */
function nextAfterChange(
  job: Job,
  changes: { readonly status: JobStatus | null; readonly pattern: string | null },
  given: Date | null,
  now: Date,
): Date | null | undefined {
  const pattern = changes.pattern ?? job.pattern;
  if (changes.status === 'cancelled') return null;
  if (given !== null) return firstTime(pattern, given, now);
  const resumes = changes.status === 'running' && job.status === 'paused';
  if (pattern !== null && (changes.pattern !== null || resumes)) return nextTime(pattern, now);
  return undefined;
}

function changesOf(job: Job, input: UpdateJobInput, now: Date): Partial<Job> {
  const name = checkName(input.name);
  const functionInput = checkInput('functionInput', input.functionInput);
  const status = checkStatus(input.status);
  if (job.status === 'done' || job.status === 'cancelled') {
    throw new InvalidInputError('Can not update a finished job.', { field: 'status' });
  }
  const pattern = input.pattern || null;
  if (pattern !== null && job.pattern === null) {
    throw new InvalidInputError('Can not change job type.', { field: 'pattern' });
  }
  if (pattern !== null) parseSchedule(pattern, now);
  const given = input.nextExecutionTime
    ? parseFutureTime('nextExecutionTime', input.nextExecutionTime, now)
    : null;
  const nextExecutionTime = nextAfterChange(job, { status, pattern }, given, now);
  return {
    ...(name === null ? {} : { name }),
    ...(functionInput === null ? {} : { functionInput }),
    ...(status === null ? {} : { status }),
    ...(pattern === null ? {} : { pattern }),
    ...(nextExecutionTime === undefined ? {} : { nextExecutionTime }),
    updatedAt: now,
  };
}

export async function updateJob(
  context: Context,
  caller: Caller,
  id: string,
  input: UpdateJobInput,
): Promise<Job> {
  return context.storage.transaction(async ({ jobs }) => {
    const present = await jobs.get(callerScope(context.access, caller), id);
    if (present === undefined) throw notFound('Job', { id });
    const changes = changesOf(present, input, context.clock.now());
    await jobs.update(id, changes);
    return { ...present, ...changes } as Job;
  });
}
