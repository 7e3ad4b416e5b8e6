import { randomBytes } from 'node:crypto';
import type { ProcessIdentity } from './process-identity.js';

/** A new name for a staged file that says whose it is: `<host>.<pid>.<start time>.<random>`. */
export function newStagingName({ host, pid, startTime }: ProcessIdentity): string {
  return `${host}.${pid}.${startTime}.${randomBytes(8).toString('hex')}`;
}

/** Whose staged file this is; undefined for what the store did not make. */
export function ownerOf(name: string): ProcessIdentity | undefined {
  const [, host, pid, startTime] = /^([\w-]+)\.(\d+)\.(\d*)\.[0-9a-f]{16}$/.exec(name) ?? [];
  if (host === undefined || pid === undefined || startTime === undefined) return undefined;
  return { host, pid: Number(pid), startTime };
}
