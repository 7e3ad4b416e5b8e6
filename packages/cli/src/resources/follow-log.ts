import { setTimeout as sleep } from 'node:timers/promises';
import type { Execution } from '@qinling/client';
import type { Session } from '../session/session.js';

const shortestPauseMs = 100;
const longestPauseMs = 1000;

/** Prints a log as it grows, until the execution has ended; resolves with it. The API knows no stream of logs, so it is looked at again and again. */
export async function followLog(session: Session, id: string): Promise<Execution> {
  const { signal, output } = session;
  const { executions } = await session.connect();
  let printed = '';
  for (let pauseMs = shortestPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    // First the status: what is written after it is in the log of the next look, or there is no next one.
    const execution = await executions.get(id, { signal });
    const log = await executions.log(id, { signal });
    const fresh = log.slice(commonLength(printed, log));
    if (fresh !== '') {
      output.write(fresh);
      printed = log;
      pauseMs = shortestPauseMs;
    }
    if (execution.status !== 'running') return execution;
    await sleep(pauseMs, undefined, { signal });
  }
}

/** A log only grows, but where it is cut at its limit its last line changes. */
function commonLength(one: string, other: string): number {
  if (other.startsWith(one)) return one.length;
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
