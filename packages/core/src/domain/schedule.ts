import { Cron } from 'croner';
import { InvalidInputError } from '../errors/errors.js';

const nicknames = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);

/** When a job fires. All times are UTC. */
export interface Schedule {
  /** The first match after `time`; undefined when there is none any more. */
  after(time: Date): Date | undefined;
  /** The first match at or after `time`. */
  atOrAfter(time: Date): Date | undefined;
}

function invalidPattern(pattern: unknown, cause?: unknown): InvalidInputError {
  return new InvalidInputError(`The specified pattern is not valid: ${String(pattern)}`, {
    field: 'pattern',
    ...(cause === undefined ? {} : { cause }),
  });
}

/** Puts the seconds first, where croner expects them; the wire contract has them last. */
function toCronerOrder(pattern: string): string {
  const fields = pattern.split(/\s+/);
  if (fields.length === 1 && nicknames.has(pattern.toLowerCase())) return pattern.toLowerCase();
  if (fields.length === 5) return fields.join(' ');
  if (fields.length === 6) return [fields[5], ...fields.slice(0, 5)].join(' ');
  throw invalidPattern(pattern);
}

/**
 * Reads a cron pattern: 5 fields, or 6 of which the last is seconds, or a nickname such as `@hourly`. A pattern that never fires is
 * not valid.
 */
export function parseSchedule(pattern: string, now: Date): Schedule {
  if (typeof pattern !== 'string' || pattern.length > 255) throw invalidPattern(pattern);
  let cron: Cron;
  try {
    cron = new Cron(toCronerOrder(pattern.trim()), { timezone: 'UTC', paused: true });
  } catch (cause) {
    throw invalidPattern(pattern, cause);
  }
  const after = (time: Date): Date | undefined => cron.nextRun(time) ?? undefined;
  if (after(now) === undefined) throw invalidPattern(pattern);
  return { after, atOrAfter: (time) => after(new Date(Math.ceil(time.getTime() / 1000) * 1000 - 1000)) };
}
