import { setTimeout as sleep } from 'node:timers/promises';

const pauseMs = 20;

/** Looks again until `look` answers something other than undefined, and gives that. Throws after `seconds`, naming `what`. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined>,
  seconds = 10,
): Promise<T> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (performance.now() > end) throw new Error(`Waited ${seconds} s in vain: ${what}`);
    await sleep(pauseMs);
  }
}
