import { describe, expect, it } from 'vitest';
import { settle } from '../src/compare/settle.js';

/** Settles a side that does so many operations in each second, step by step, the last number from then on. Resolves to how many steps that took. */
async function stepsFor(...speeds: readonly number[]): Promise<number> {
  let steps = 0;
  await settle(async (seconds) => {
    const speed = speeds[Math.min(steps, speeds.length - 1)] ?? 0;
    steps += 1;
    return { operations: speed * seconds, seconds };
  }, 0.5);
  return steps;
}

describe('warming up', () => {
  it('goes on while a side gets faster, and two steps more', async () => {
    expect(await stepsFor(100)).toBe(3);
    expect(await stepsFor(100, 200, 300, 400, 410)).toBe(6);
  });

  it('is not ended by one slow step', async () => {
    expect(await stepsFor(100, 50, 200, 210)).toBe(5);
  });

  it('ends for a side that gets faster for ever', async () => {
    expect(await stepsFor(...Array.from({ length: 100 }, (_, step) => 2 ** step))).toBe(15);
  });
});
