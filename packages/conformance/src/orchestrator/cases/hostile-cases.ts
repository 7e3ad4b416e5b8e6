import assert from 'node:assert/strict';
import type { InvocationResult } from '@qinling/core';
import { type Kit, type KitFunction, languageCases } from '../kit.js';
import type { OrchestratorCase } from '../orchestrator-subject.js';
import { assertFailed, assertSuccess, assertTimedOut, linesOf } from './expect.js';

const both = ['nodejs', 'python3'] as const;

const failed = (result: InvocationResult): void => assertFailed(result, /./);

/** How long those beside it take, each followed by the next; so that one of them is there at every moment, whatever happens then. */
const neighbourSeconds = [1, 0.7];

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
    const fn = kit.program('hostile', { timeoutSeconds: 3 });
    await runUnharmed(kit, fn, 0);
    let isOver = false;
    const neighbours = neighbourSeconds.map((seconds) => {
      let all = Promise.resolve();
      const begun = new Promise<void>((resolve) => {
        all = (async () => {
          do await runUnharmed(kit, fn, seconds, resolve);
          while (!isOver);
        })();
        all.catch(resolve);
      });
      return { begun, all: () => all };
    });
    await Promise.all(neighbours.map(({ begun }) => begun));
    const result = await kit.run(fn, { input: { how } }).finally(() => {
      isOver = true;
    });
    await Promise.all(neighbours.map(({ all }) => all()));
    ends(result, kit);
    await runUnharmed(kit, fn, 0);
  }),
);

async function runUnharmed(
  kit: Kit,
  fn: KitFunction,
  seconds: number,
  onBegin: () => void = () => undefined,
): Promise<void> {
  const onLog = (text: string): void => (text.includes('begin') ? onBegin() : undefined);
  const result = await kit.run(fn, { onLog, input: { seconds } });
  assertSuccess(result, 'unharmed');
  assert.deepEqual(linesOf(result), ['begin']);
}
