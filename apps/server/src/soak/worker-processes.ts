import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The processes that stand in or below a directory: workers, their runs, and what these have started. */
export function processesBelow(directory: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && placeOf(name).startsWith(directory))
    .map(Number);
}

/** The memory that a process has in use; 0 when it is gone. */
export function residentBytes(pid: number): number {
  try {
    return (
      Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) * 1024
    );
  } catch {
    return 0;
  }
}

function placeOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}
