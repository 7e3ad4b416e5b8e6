import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Names one process among all that ever shared a directory: ids are used again, a start time is not. */
export interface ProcessIdentity {
  /** Host name and a digest of what makes process ids comparable: the boot of the machine, and the id namespace. */
  readonly host: string;
  readonly pid: number;
  /** In the system's own ticks; empty where the system does not tell. */
  readonly startTime: string;
}

export type Liveness = 'alive' | 'dead' | 'unknown';

/** The identity of a process of this host, by default the present one. `proc` is where Linux tells about processes. */
export function identityOf(pid: number = process.pid, proc = '/proc'): ProcessIdentity {
  const boot = orEmpty(() => readFileSync(`${proc}/sys/kernel/random/boot_id`, 'utf8'));
  // Containers may share a host name and a directory, and each have a process 1.
  const idNamespace = orEmpty(() => readlinkSync(`${proc}/self/ns/pid`));
  const digest = createHash('sha256').update(`${hostname()}\n${boot}\n${idNamespace}`).digest('hex');
  const name = hostname()
    .replaceAll(/[^\w-]/g, '_')
    .slice(0, 63);
  return { host: `${name}-${digest.slice(0, 12)}`, pid, startTime: statusOf(pid, proc)?.startTime ?? '' };
}

/** Whether `other` still runs, as far as `self` can tell: of another host it cannot. */
export function livenessOf(other: ProcessIdentity, self: ProcessIdentity, proc = '/proc'): Liveness {
  if (other.host !== self.host) return 'unknown';
  if (!exists(other.pid)) return 'dead';
  const status = statusOf(other.pid, proc);
  if (status === undefined || other.startTime === '') return 'unknown';
  // Z: it is dead, and its parent has not asked how it ended. In a container that may never happen.
  return status.startTime === other.startTime && status.state !== 'Z' ? 'alive' : 'dead';
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, and another user's.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

interface ProcessStatus {
  readonly state: string;
  readonly startTime: string;
}

/** The program's name comes in parentheses, may hold anything, and is followed by the state and 18 more fields. */
function statusOf(pid: number, proc: string): ProcessStatus | undefined {
  const line = orEmpty(() => readFileSync(`${proc}/${pid}/stat`, 'utf8'));
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const [state, startTime] = [fields[0], fields[19]];
  return state && startTime ? { state, startTime } : undefined;
}

function orEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
