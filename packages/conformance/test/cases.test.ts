import { describe, expect, it } from 'vitest';
import { type ConformanceCase, describeCases, expectRed } from '../src/cases.js';

interface Counter {
  readonly step: number;
  readonly resets?: boolean;
}

const cases: readonly ConformanceCase<Counter>[] = [
  {
    name: 'counts by one',
    run: async ({ step }) => {
      if (step !== 1) throw new Error(`counts by ${step}`);
    },
  },
  {
    name: 'can be reset',
    appliesTo: ({ resets }) => resets !== undefined,
    run: async ({ resets }) => {
      if (!resets) throw new Error('cannot be reset');
    },
  },
  { name: 'ends', run: ({ step }) => (step === 0 ? new Promise(() => {}) : Promise.resolve()) },
];

describeCases('the cases of a kit, on a subject that they partly concern', cases, { step: 1 });

describe('expectRed', () => {
  it('answers with the failure of a case that goes red', async () => {
    await expect(expectRed(cases, { step: 2 }, 'counts by one')).resolves.toMatchObject({
      message: 'counts by 2',
    });
  });

  it('rejects when the case stays green, so that a mutant cannot survive unseen', async () => {
    await expect(expectRed(cases, { step: 1 }, 'counts by one')).rejects.toThrow('stayed green');
  });

  it('rejects when the case does not concern the subject', async () => {
    await expect(expectRed(cases, { step: 1 }, 'can be reset')).rejects.toThrow('does not apply');
  });

  it('rejects when the kit has no such case', async () => {
    await expect(expectRed(cases, { step: 1 }, 'counts')).rejects.toThrow("no case named 'counts'");
  });

  it('takes a run that never ends for red', async () => {
    await expect(expectRed(cases, { step: 0 }, 'ends', { hangSeconds: 0.01 })).resolves.toMatchObject({
      message: expect.stringContaining('Hangs'),
    });
  });
});
