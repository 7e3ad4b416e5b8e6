import { describe, expect, it } from 'vitest';
import type { PlantName } from '../src/races/planted-faults.js';
import { runRace } from '../src/races/run-race.js';
import { runSchedulers } from '../src/races/run-schedulers.js';

/** A race meets its fault by chance, more often than not. Runs it until it does, ten times at most; resolves with what was wrong last. */
async function untilFound(
  expected: RegExp,
  run: () => Promise<{ readonly wrong: readonly string[] }>,
): Promise<readonly string[]> {
  for (let tries = 1; ; tries += 1) {
    const { wrong } = await run();
    if (tries === 10 || wrong.some((line) => expected.test(line))) return wrong;
  }
}

describe('processes on one database file and one package directory', () => {
  it('R1, R5, R6, R11: change everything at once, and nothing is lost, left over or refused', async () => {
    const { wrong, done } = await runRace({ processes: 3, seconds: 4 });
    expect(wrong).toEqual([]);
    expect(Object.keys(done)).toEqual(expect.arrayContaining(['publish', 'download', 'sweep', 'execute']));
  });

  it('R5, R6: publish what others remove at this moment, and can read it', async () => {
    const { wrong, done } = await runRace({ processes: 3, seconds: 3, operations: 'removal' });
    expect(wrong).toEqual([]);
    expect(done['publish and read']).toBeGreaterThan(20);
  });

  it.each<[PlantName, RegExp]>([
    ['removes-what-is-referred-to', /^R6: /],
    ['writes-back-stale-settings', /^R11: .* its only writer set/],
    ['counts-by-reading-first', /counts \d+ executions, \d+ were acknowledged/],
    ['lets-the-lock-out', /database is locked/],
    ['never-removes', /^R5: .* is an orphan/],
    ['forgets-references', /^R4, R10: .* which is gone|FOREIGN KEY/],
  ])('and the proof notices a process that %s', { timeout: 60_000 }, async (plant, expected) => {
    const found = await untilFound(expected, () => runRace({ processes: 2, seconds: 1, plant }));
    expect(found).toContainEqual(expect.stringMatching(expected));
  });
});

describe('schedulers on one database', () => {
  it('R16: make one execution for each time', async () => {
    expect((await runSchedulers({ processes: 2, seconds: 4, jobs: 10 })).wrong).toEqual([]);
  });

  it('R16: make one execution for each time, also when they are killed', async () => {
    expect((await runSchedulers({ processes: 2, seconds: 5, jobs: 10, kill: true })).wrong).toEqual([]);
  });

  it('R16: and the proof notices schedulers that fire without advancing', { timeout: 60_000 }, async () => {
    const expected = /^R16: job .* fired \d+ times and made \d+ executions/;
    const plant = 'fires-without-advancing';
    const found = await untilFound(expected, () =>
      runSchedulers({ processes: 2, seconds: 3, jobs: 5, plant }),
    );
    expect(found).toContainEqual(expect.stringMatching(expected));
  });
});
