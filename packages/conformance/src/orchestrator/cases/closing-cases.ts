import assert from 'node:assert/strict';
import { imageOf, orchestratorCase, untilServing } from '../kit.js';
import type { OrchestratorCase } from '../orchestrator-subject.js';
import { assertAborted, assertRefused, assertSuccess } from './expect.js';

export const closingCases: readonly OrchestratorCase[] = [
  orchestratorCase('ends what runs as if aborted when it is closed', async (kit) => {
    const idle = kit.program('idle');
    const running = kit.run(idle);
    await untilServing(kit, idle);
    await kit.orchestrator.close();
    assertAborted(await running);
  }),

  orchestratorCase('can be closed twice, also at once', async ({ orchestrator }) => {
    await Promise.all([orchestrator.close(), orchestrator.close()]);
    await orchestrator.close();
  }),

  orchestratorCase('takes nothing new once it is closed', async (kit) => {
    const echo = kit.program('echo');
    await kit.orchestrator.close();
    await assertRefused(kit.run(echo, { input: { value: 1 } }), 'orchestrator');
    const runtime = { id: kit.language, image: imageOf(kit.subject, kit.language) };
    await assertRefused(kit.orchestrator.prepareRuntime(runtime), 'orchestrator');
    assert.deepEqual(await kit.orchestrator.workers(echo.functionId), []);
  }),
];

const bounded: Pick<OrchestratorCase, 'appliesTo'> = { appliesTo: ({ capacity }) => capacity !== undefined };

/** About more executions than there is room for. */
export const capacityCases: readonly OrchestratorCase[] = [
  orchestratorCase(
    'lets executions wait for a worker, and refuses them when too many wait',
    async (kit) => {
      const { running, waiting } = kit.subject.capacity ?? { running: 0, waiting: 0 };
      const wait = kit.program('wait');
      const runs = Array.from({ length: running + waiting }, (_, value) =>
        kit.run(wait, { input: { seconds: 0.3, value } }),
      );
      await assertRefused(kit.run(wait, { input: { seconds: 0, value: 'late' } }), 'too-many-requests');
      for (const [value, run] of runs.entries()) assertSuccess(await run, value);
    },
    bounded,
  ),

  orchestratorCase(
    'gives up the place of a waiting execution that is aborted',
    async (kit) => {
      const { running, waiting } = kit.subject.capacity ?? { running: 0, waiting: 0 };
      const wait = kit.program('wait');
      const runs = Array.from({ length: running }, (_, value) =>
        kit.run(wait, { input: { seconds: 0.4, value } }),
      );
      const abort = new AbortController();
      const waits = Array.from({ length: waiting }, () =>
        kit.run(wait, { signal: abort.signal, input: { seconds: 0, value: 'never' } }),
      );
      abort.abort();
      for (const run of waits) assertAborted(await run);
      const next = kit.run(wait, { input: { seconds: 0, value: 'next' } });
      assertSuccess(await next, 'next');
      await Promise.all(runs);
    },
    bounded,
  ),

  orchestratorCase(
    'makes room for another function by letting an idle worker go',
    async (kit) => {
      const { running } = kit.subject.capacity ?? { running: 0 };
      const functions = Array.from({ length: running + 1 }, () => kit.program('echo'));
      for (const [value, fn] of functions.entries())
        assertSuccess(await kit.run(fn, { input: { value } }), value);
    },
    bounded,
  ),
];
