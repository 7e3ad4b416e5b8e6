import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readProcess } from '../../src/processes/process-table.js';

/**
 * The processes, zombies aside, that belong to an orchestrator below `directory`: by their environment or where they stand. Of python3 workers that
 * serve a function, and their runs, only root sees these.
 */
export function processesOf(directory: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && belongsTo(pid, directory));
}

/** Resolves when `look` is true; rejects, naming `what`, when that takes longer than `seconds`. */
export async function eventually(
  what: string,
  look: () => boolean | Promise<boolean>,
  seconds = 8,
): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await look())) {
    if (performance.now() > end) throw new Error(`Waited ${seconds} s in vain: ${what}`);
    await sleep(20);
  }
}

/** Kills a process that a test has looked for. Not finding it must not end everybody else, as killing the process 0 does. */
export function killFound(pid: number | undefined): void {
  if (pid === undefined || !(pid > 1)) throw new Error('The process to kill was not found.');
  process.kill(pid, 'SIGKILL');
}

/** Kills a process that was there a moment ago. It may have ended since, with another of its sandbox. */
export function killSeen(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Whether a process runs; one that has ended and waits to be looked at does not. */
export function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

function belongsTo(pid: number, directory: string): boolean {
  try {
    // A worker has its working directory in its environment; the watchdog gets it as an argument.
    const environment = readFileSync(`/proc/${pid}/environ`, 'latin1');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1');
    const place = readlinkSync(`/proc/${pid}/cwd`);
    return isRunning(pid) && [environment, command, place].some((text) => text.includes(directory));
  } catch {
    return false;
  }
}

/** The parent of a process; 0 when it is gone. */
export function parentOf(pid: number): number {
  return readProcess(pid)?.parent ?? 0;
}

/** The id that a process has in its own namespace. */
export function sandboxId(pid: number): number {
  try {
    const ids = /^NSpid:(.*)$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? '';
    return Number(ids.trim().split(/\s+/).at(-1));
  } catch {
    return 0;
  }
}

/** The command line of a process, for people. */
export function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
