import type { Side } from './side.js';

const mostSteps = 15;
/** A step that is not this much faster than all before it is no progress. */
const progress = 1.05;
const patientSteps = 2;

/**
 * Repeats a side until it gets no faster: V8 takes seconds to compile what a server does again and again, and a server is to be measured as
 * it runs all day.
 */
export async function settle(side: Side, secondsEach: number): Promise<void> {
  let best = 0;
  let idle = 0;
  for (let step = 0; step < mostSteps && idle < patientSteps; step += 1) {
    const { operations, seconds } = await side(secondsEach);
    const speed = operations / seconds;
    idle = speed > best * progress ? 0 : idle + 1;
    best = Math.max(best, speed);
  }
}
