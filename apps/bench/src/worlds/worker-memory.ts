import { readdir, readFile } from 'node:fs/promises';
import type { Language } from './greeter.js';

interface ShimProcess {
  readonly pid: number;
  readonly parent: number;
}

/** The processes of each worker that this process has started: the worker itself, and what it keeps beside it. */
export async function workersOfThisProcess(language: Language): Promise<readonly (readonly number[])[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const shims = (await Promise.all(pids.map((pid) => shimProcess(pid, language)))).flat();
  const withChildren = (pid: number): number[] => [
    pid,
    ...shims.filter(({ parent }) => parent === pid).flatMap((child) => withChildren(child.pid)),
  ];
  return shims.filter(({ parent }) => parent === process.pid).map(({ pid }) => withChildren(pid));
}

/** The proportional set size: memory that processes share counts for each by its share. */
export async function memoryBytesOf(pids: readonly number[]): Promise<number> {
  const sizes = await Promise.all(
    pids.map(async (pid) => {
      const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
      return Number(/^Pss: +(\d+) kB$/m.exec(rollup)?.[1]) * 1024;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Nothing for a process that is none of a worker's, or has ended meanwhile. */
async function shimProcess(pid: number, language: Language): Promise<readonly ShimProcess[]> {
  try {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    if (!command.includes(`shims/${language}/`)) return [];
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in parentheses, may hold anything.
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [{ pid, parent: Number(parent) }];
  } catch {
    return [];
  }
}
