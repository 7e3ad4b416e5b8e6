import { channelLostStatus, resourceMessage } from '../protocol/messages.js';

/** How a worker process ended. */
export interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The sentence for a run that took too long, in Qinling's words. */
export const timeoutMessage = 'Function execution timeout.';

const crashSignals: ReadonlySet<string | null> = new Set([
  'SIGABRT',
  'SIGTRAP',
  'SIGILL',
  'SIGSEGV',
  'SIGBUS',
]);
const memoryWords = /out of memory|bad_alloc|allocation failed|cannot allocate memory/i;

/** What to tell about a process that ended during a run. `log` is what it printed. */
export function deathMessage(exit: ProcessExit, log: string): string {
  // Nobody but the system sends SIGKILL here, and it does so when memory runs out.
  if (exit.signal === 'SIGKILL') return resourceMessage;
  if (exit.signal === 'SIGXFSZ') return `${resourceMessage} It wrote a file that is longer than it may be.`;
  if (exit.code === channelLostStatus) return 'The worker lost its channel to the host.';
  const crashed = crashSignals.has(exit.signal);
  if (crashed && memoryWords.test(log)) return resourceMessage;
  if (crashed && exit.signal !== 'SIGABRT')
    return `The function was ended by signal ${exit.signal}, perhaps because of too much resource consumption.`;
  return exit.signal === null
    ? `The function ended its process with exit code ${exit.code ?? 'unknown'}.`
    : `The function was ended by signal ${exit.signal}.`;
}
