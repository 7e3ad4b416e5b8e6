import assert from 'node:assert/strict';
import type { InvocationResult } from '@qinling/core';
import { type Kit, languageCases } from '../kit.js';
import type { OrchestratorCase } from '../orchestrator-subject.js';
import { assertFailed, assertSuccess, assertTimedOut, linesOf } from './expect.js';

const both = ['nodejs', 'python3'] as const;

const failed = (result: InvocationResult): void => assertFailed(result, /./);

/** What the code does, the name of that in the program `hostile`, and how the execution must end. */
const attacks: readonly (readonly [
  does: string,
  how: string,
  ends: (result: InvocationResult, kit: Kit) => void,
])[] = [
  ['ignores signals and computes for ever', 'ignoreSignals', assertTimedOut],
  ['closes every descriptor', 'closeDescriptors', failed],
  ['writes to every descriptor', 'writeToDescriptors', failed],
  ['leaves its process as if all were well', 'leave', failed],
  [
    'prints for ever',
    'printEndlessly',
    (result, { subject }) => {
      assertTimedOut(result);
      const cap = subject.maxLogBytes ?? 1024 * 1024;
      assert.ok(result.log.length <= cap + 1000, `The log has ${result.log.length} characters.`);
    },
  ],
];

/** Hostile code ends its own execution, and no other one of the same function version, at once or afterwards. */
export const hostileCases: readonly OrchestratorCase[] = attacks.flatMap(([does, how, ends]) =>
  languageCases(both, `R14: code that ${does} harms no other execution`, async (kit) => {
    const fn = kit.program('hostile', { timeoutSeconds: 2 });
    await runUnharmed(kit, fn);
    let isOver = false;
    let neighbours = Promise.resolve();
    await new Promise<void>((begun) => {
      neighbours = (async () => {
        do await runUnharmed(kit, fn, begun);
        while (!isOver);
      })();
      neighbours.catch(begun);
    });
    const result = await kit.run(fn, { input: { how } }).finally(() => {
      isOver = true;
    });
    await neighbours;
    ends(result, kit);
    await runUnharmed(kit, fn);
  }),
);

async function runUnharmed(
  kit: Kit,
  fn: Parameters<Kit['run']>[0],
  onBegin: () => void = () => undefined,
): Promise<void> {
  const onLog = (text: string): void => (text.includes('begin') ? onBegin() : undefined);
  const result = await kit.run(fn, { onLog });
  assertSuccess(result, 'unharmed');
  assert.deepEqual(linesOf(result), ['begin']);
}
