import { setTimeout as delay } from 'node:timers/promises';

/** How often a state is asked for that comes by itself. */
const POLL_MS = 100;

/** Asks until nothing is wrong, or the time is over; resolves with the last answer. */
export async function lastOf(
  seconds: number,
  ask: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const wrong = await ask();
    if (wrong.length === 0 || performance.now() > end) return wrong;
    await delay(POLL_MS);
  }
}
