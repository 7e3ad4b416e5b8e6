import { readdirSync, readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

/** One line of the process table, as Linux tells it in /proc. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  readonly isZombie: boolean;
  /** When it started, in clock ticks since boot. */
  readonly startTicks: number;
}

const readsPerTurn = 200;

/** Every process that can be seen now. Empty where there is no /proc. Lets other work run in between. */
export async function readProcessTable(): Promise<ProcessEntry[]> {
  const table: ProcessEntry[] = [];
  const names = listProcesses();
  for (const [index, name] of names.entries()) {
    if (index % readsPerTurn === readsPerTurn - 1) await setImmediate();
    const entry = readProcess(Number(name));
    if (entry !== undefined) table.push(entry);
  }
  return table;
}

/** One process; undefined when it is gone, or where there is no /proc. */
export function readProcess(pid: number): ProcessEntry | undefined {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The name stands in parentheses and may hold anything, parentheses and spaces too.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {
    pid,
    parent: Number(fields[1]),
    group: Number(fields[2]),
    session: Number(fields[3]),
    isZombie: fields[0] === 'Z' || fields[0] === 'X',
    startTicks: Number(fields[19]),
  };
}

/** The children of a process. Empty when it is gone, or where there is no /proc. */
export function childrenOf(pid: number): readonly number[] {
  const listed = readText(`/proc/${pid}/task/${pid}/children`);
  // Not every kernel has that file.
  return listed === undefined
    ? listProcesses()
        .map(Number)
        .filter((each) => readProcess(each)?.parent === pid)
    : (listed.match(/\d+/g) ?? []).map(Number);
}

/** A file of /proc; undefined when its process is gone or belongs to somebody else. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}

function listProcesses(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}
