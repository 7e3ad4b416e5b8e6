import { describe, expect, it } from 'vitest';
import { expectRed, queueCases } from '../src/index.js';
import { queueMutants } from './queue-mutants/queue-mutants.js';

describe('the queue kit, on a queue that', () => {
  for (const { defect, reds, subject } of queueMutants) {
    for (const red of reds) {
      it(`${defect}: '${red}' goes red`, async () => {
        // Many of these defects show as a wait for ever.
        const reason = await expectRed(queueCases, subject, red, { hangSeconds: 0.5 });
        // A mistake in the mutant itself is no proof.
        expect(reason).not.toBeInstanceOf(TypeError);
      });
    }
  }
});

it('has no case that no broken queue turns red', () => {
  const proved = new Set(queueMutants.flatMap(({ reds }) => reds));
  expect(queueCases.map(({ name }) => name).filter((name) => !proved.has(name))).toEqual([]);
});

it('leaves the cases about a full line out where there is no bound', () => {
  const subject = {
    create: async () => Promise.reject(new Error('not called')),
    destroy: async () => undefined,
  };
  const applying = (isUnbounded: boolean) =>
    queueCases.filter((each) => each.appliesTo?.({ ...subject, isUnbounded }) ?? true).length;
  expect(applying(false)).toBe(queueCases.length);
  expect(applying(true)).toBe(queueCases.length - 5);
});
