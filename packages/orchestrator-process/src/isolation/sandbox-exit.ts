import { constants } from 'node:os';
import type { ProcessExit } from '../workers/worker-death.js';

const signalled = 128;

/** How a worker ended, by what its bwrap exits with: a signal is told as a number over 128, as shells do. */
export function sandboxExit({ code, signal }: ProcessExit): ProcessExit {
  const number = (code ?? 0) - signalled;
  const [name] = Object.entries(constants.signals).find(([, each]) => each === number) ?? [];
  return name === undefined ? { code, signal } : { code: null, signal: name as NodeJS.Signals };
}
