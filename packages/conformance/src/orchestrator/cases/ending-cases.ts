import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { InvocationResult } from '@qinling/core';
import { type Kit, type KitFunction, languageCases, untilServing } from '../kit.js';
import type { OrchestratorCase, OrchestratorSubject } from '../orchestrator-subject.js';
import { assertAborted, assertSuccess, assertTimedOut, linesOf } from './expect.js';
import { stillAlive } from './process-alive.js';

const all = ['nodejs', 'python3', 'memory'] as const;
const both = ['nodejs', 'python3'] as const;

const seesProcesses = {
  appliesTo: ({ isProcessAlive }: OrchestratorSubject): boolean => isProcessAlive !== null,
};

/** Runs the function, and aborts it when its code has had a moment to start. */
async function runAndAbort(
  kit: Kit,
  fn: KitFunction,
  input?: unknown,
  momentMs = 0,
): Promise<InvocationResult> {
  const abort = new AbortController();
  const running = kit.run(fn, { signal: abort.signal, input });
  await untilServing(kit, fn);
  await sleep(momentMs);
  abort.abort();
  return await running;
}

export const endingCases: readonly OrchestratorCase[] = [
  ...languageCases(all, 'ends an execution that waits for ever when its time is up', async (kit) => {
    const result = await kit.run(kit.program('idle', { timeoutSeconds: 1 }));
    assertTimedOut(result);
    assert.ok(result.durationSeconds >= 0.9, `It ended after ${result.durationSeconds} seconds.`);
    assert.ok(result.durationSeconds < 8, `It ended only after ${result.durationSeconds} seconds.`);
  }),

  ...languageCases(both, 'ends an execution that computes for ever when its time is up', async (kit) => {
    assertTimedOut(await kit.run(kit.program('busy', { timeoutSeconds: 1 })));
  }),

  ...languageCases(all, 'ends an execution that is aborted', async (kit) => {
    assertAborted(await runAndAbort(kit, kit.program('idle')));
  }),

  ...languageCases(both, 'ends an execution that is aborted while it computes', async (kit) => {
    assertAborted(await runAndAbort(kit, kit.program('busy')));
  }),

  ...languageCases(all, 'does not run what was aborted before', async (kit) => {
    const result = await kit.run(kit.program('wait'), {
      signal: AbortSignal.abort(),
      input: { seconds: 0, value: 'it' },
    });
    assertAborted(result);
    assert.doesNotMatch(result.log, /begin it/);
  }),

  ...languageCases(all, 'aborts at any moment of an execution', async (kit) => {
    const wait = kit.program('wait');
    for (const delayMs of [0, 1, 5, 20, 60]) {
      const abort = new AbortController();
      const running = kit.run(wait, { signal: abort.signal, input: { seconds: 5, value: 'it' } });
      await sleep(delayMs);
      abort.abort();
      assertAborted(await running);
    }
    assertSuccess(await kit.run(wait, { input: { seconds: 0, value: 'after' } }), 'after');
  }),

  ...languageCases(all, 'R14: goes on with what runs beside an aborted execution', async (kit) => {
    const wait = kit.program('wait');
    const neighbour = kit.run(wait, { input: { seconds: 0.5, value: 'neighbour' } });
    assertAborted(await runAndAbort(kit, wait, { seconds: 5, value: 'aborted' }));
    assertSuccess(await neighbour, 'neighbour');
  }),

  ...languageCases(
    both,
    'ends all processes of an execution whose time is up',
    async (kit) => {
      const result = await kit.run(kit.program('startProcesses', { timeoutSeconds: 1 }), {
        input: { hang: true },
      });
      assertTimedOut(result);
      await assertAllGone(kit, linesOf(result));
    },
    seesProcesses,
  ),

  ...languageCases(
    both,
    'ends all processes of an execution that is aborted',
    async (kit) => {
      // How long a program takes to start its processes can only be guessed.
      for (const momentMs of [0, 500, 4000]) {
        const result = await runAndAbort(kit, kit.program('startProcesses'), { hang: true }, momentMs);
        assertAborted(result);
        if (linesOf(result).length === 0) continue;
        return await assertAllGone(kit, linesOf(result));
      }
      assert.fail('The program did not start its processes.');
    },
    seesProcesses,
  ),

  ...languageCases(
    both,
    'ends the processes that an execution leaves behind',
    async (kit) => {
      const result = await kit.run(kit.program('startProcesses'), { input: { hang: false } });
      assertSuccess(result, 'left them');
      await assertAllGone(kit, linesOf(result));
    },
    seesProcesses,
  ),
];

async function assertAllGone(kit: Kit, lines: readonly string[]): Promise<void> {
  const pids = lines.flatMap((line) => (/^pids/.test(line) ? line.split(' ').slice(1).map(Number) : []));
  assert.equal(pids.length, 2, `The program did not tell its processes: ${lines.join('\n')}`);
  const left = await stillAlive(kit.subject, pids);
  // Elsewhere, or in a namespace, the number may be that of any process here.
  if (kit.subject.isProcessAlive === undefined) for (const pid of left) process.kill(pid, 'SIGKILL');
  assert.deepEqual(left, [], 'Processes of the execution are still there.');
}
