import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from './sqlite-errors.js';

const longestPauseMs = 8;

/**
 * Repeats `attempt` while another connection is in its way, for at most `patienceMs`; then rejects with what it threw last. SQLite could
 * wait by itself, but better-sqlite3 would stop the event loop meanwhile - for ever, if the other connection is in this process.
 */
export async function retryWhileBusy<Result>(attempt: () => Result, patienceMs: number): Promise<Result> {
  const start = performance.now();
  for (let pauseMs = 1; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() - start >= patienceMs) {
        throw error;
      }
    }
    // Never the same rhythm as the one in the way.
    await sleep(pauseMs * (0.5 + Math.random()));
  }
}
