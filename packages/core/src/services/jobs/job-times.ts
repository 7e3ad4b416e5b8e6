import type { Job } from '../../domain/job.js';
import { parseSchedule } from '../../domain/schedule.js';
import { parseTimeText } from '../../domain/time-text.js';
import { InvalidInputError } from '../../errors/errors.js';
import type { JobAdvance } from '../../ports/storage/job-repository.js';

const minimumAheadMs = 60_000;

/** Reads a time that a client gave; it must be at least one minute ahead. */
export function parseFutureTime(field: string, value: Date | string, now: Date): Date {
  const time = parseTimeText(field, value);
  if (time.getTime() < now.getTime() + minimumAheadMs) {
    throw new InvalidInputError('Execution time must be at least 1 minute in the future.', { field });
  }
  return time;
}

/** When a job with this pattern fires at or after `from`; without a pattern that is `from` itself. */
export function firstTime(pattern: string | null, from: Date, now: Date): Date {
  if (pattern === null) return from;
  const first = parseSchedule(pattern, now).atOrAfter(from);
  if (first !== undefined) return first;
  throw new InvalidInputError(`The specified pattern is not valid: ${pattern}`, { field: 'pattern' });
}

/** The next time of a pattern after now. */
export function nextTime(pattern: string, now: Date): Date | null {
  return parseSchedule(pattern, now).after(now) ?? null;
}

/**
 * Where a job stands after it fired: one run less, and the first match after now. Times that passed while no host ran are not made
 * up for: they all became this one run.
 */
export function advanceOf({ pattern, count }: Pick<Job, 'pattern' | 'count'>, now: Date): JobAdvance {
  const left = count === null ? null : count - 1;
  const next = pattern === null || left === 0 ? null : nextTimeOrNull(pattern, now);
  return next === null
    ? { status: 'done', count: 0, nextExecutionTime: null }
    : { status: 'running', count: left, nextExecutionTime: next };
}

/** A pattern whose last time has passed is no mistake here: the job is done. */
function nextTimeOrNull(pattern: string, now: Date): Date | null {
  try {
    return nextTime(pattern, now);
  } catch {
    return null;
  }
}
