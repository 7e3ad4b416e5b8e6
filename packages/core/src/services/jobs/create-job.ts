import type { Caller } from '../../domain/caller.js';
import type { Job } from '../../domain/job.js';
import { parseSchedule } from '../../domain/schedule.js';
import { checkInput, checkName } from '../../domain/text.js';
import { InvalidInputError } from '../../errors/errors.js';
import type { Context } from '../context.js';
import { callerScope } from '../scopes.js';
import { holdTarget, targetFrom } from '../targets.js';
import type { CreateJobInput } from './job-service.js';
import { firstTime, parseFutureTime } from './job-times.js';

const maxCount = 2 ** 31 - 1;

function checkCount(count: number | null | undefined): number | null {
  if (count === null || count === undefined) return null;
  if (Number.isSafeInteger(count) && count >= 1 && count <= maxCount) return count;
  throw new InvalidInputError(`count must be an integer from 1 to ${maxCount}.`, { field: 'count' });
}

/** When and how often: the checks and their order are Qinling's. */
function scheduleOf(
  input: CreateJobInput,
  now: Date,
): Pick<Job, 'pattern' | 'count' | 'firstExecutionTime' | 'nextExecutionTime'> {
  const pattern = input.pattern || null;
  const count = checkCount(input.count);
  const first = input.firstExecutionTime || null;
  if (pattern === null && first === null) {
    throw new InvalidInputError('pattern or first_execution_time must be specified.', { field: 'pattern' });
  }
  const firstExecutionTime = first === null ? null : parseFutureTime('firstExecutionTime', first, now);
  if (pattern === null && count !== null && count > 1) {
    throw new InvalidInputError('pattern must be provided if count is greater than 1.', { field: 'pattern' });
  }
  if (pattern !== null && firstExecutionTime === null) {
    const next = parseSchedule(pattern, now).after(now) ?? null;
    return { pattern, count, firstExecutionTime, nextExecutionTime: next };
  }
  return {
    pattern,
    count: pattern === null ? 1 : count,
    firstExecutionTime,
    nextExecutionTime: firstTime(pattern, firstExecutionTime ?? now, now),
  };
}

export async function createJob(context: Context, caller: Caller, input: CreateJobInput): Promise<Job> {
  const now = context.clock.now();
  const job: Job = {
    ...targetFrom(input),
    ...scheduleOf(input, now),
    id: context.ids.ordered(),
    name: checkName(input.name),
    status: 'running',
    statusReason: null,
    functionInput: checkInput('functionInput', input.functionInput),
    projectId: caller.projectId,
    createdAt: now,
    updatedAt: null,
  };
  await context.storage.transaction(async (repositories) => {
    await holdTarget(repositories, callerScope(context.access, caller), caller.projectId, job);
    await repositories.jobs.insert(job);
  });
  return job;
}
