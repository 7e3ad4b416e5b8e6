import { describe, expect, it } from 'vitest';
import { expectRed, orchestratorCases } from '../src/index.js';
import { orchestratorMutants } from './orchestrator-mutants/orchestrator-mutants.js';

describe.concurrent('the orchestrator kit, on an orchestrator that', () => {
  for (const { defect, reds, subject } of orchestratorMutants) {
    for (const red of reds) {
      it(`${defect}: '${red}' goes red`, async () => {
        // Longer than any of these cases takes when it is green.
        const reason = await expectRed(orchestratorCases, subject, red, { hangSeconds: 4 });
        // A mistake in the mutant itself is no proof.
        expect(reason).not.toBeInstanceOf(TypeError);
      });
    }
  }
});

it('has no case about handlers in memory that no broken orchestrator turns red', () => {
  const proved = new Set(orchestratorMutants.flatMap(({ reds }) => reds));
  const subject = orchestratorMutants[0]?.subject;
  const applying = orchestratorCases.filter((each) => subject && (each.appliesTo?.(subject) ?? true));
  expect(applying.map(({ name }) => name).filter((name) => !proved.has(name))).toEqual([]);
});

it('leaves out the cases of languages that are not claimed, and of a bound that is not told', () => {
  const names = (
    languages: readonly ('nodejs' | 'memory')[],
    capacity?: { running: number; waiting: number },
  ) =>
    orchestratorCases
      .filter((each) => {
        const create = () => Promise.reject(new Error('not called'));
        return each.appliesTo?.({ create, languages, ...(capacity && { capacity }) }) ?? true;
      })
      .map(({ name }) => name);
  expect(names([])).toEqual([]);
  expect(names(['memory']).filter((name) => /^(nodejs|python3):/.test(name))).toEqual([]);
  expect(names(['nodejs']).some((name) => name.startsWith('nodejs:'))).toBe(true);
  expect(names(['memory'], { running: 1, waiting: 1 }).length).toBe(names(['memory']).length + 3);
});
