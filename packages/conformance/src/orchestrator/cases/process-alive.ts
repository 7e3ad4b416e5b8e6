import { readFile } from 'node:fs/promises';
import type { OrchestratorSubject } from '../orchestrator-subject.js';

/** Resolves to those of `pids` that still run. */
export async function stillAlive(subject: OrchestratorSubject, pids: readonly number[]): Promise<number[]> {
  const isAlive = subject.isProcessAlive ?? isAliveHere;
  const alive = await Promise.all(pids.map((pid) => isAlive(pid)));
  return pids.filter((_pid, index) => alive[index]);
}

async function isAliveHere(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // An ended process stays in the table until its parent looks, and that may be nobody of ours.
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => undefined);
  return stat === undefined ? true : !/^\d+ \(.*\) [ZX]/.test(stat);
}
