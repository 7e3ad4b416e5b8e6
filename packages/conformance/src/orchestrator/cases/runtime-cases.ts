import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { imageOf, orchestratorCase } from '../kit.js';
import type { OrchestratorCase } from '../orchestrator-subject.js';
import { assertRefused, assertSuccess } from './expect.js';

const unknownImage = 'no-such-image/of-the-kit:none';

export const runtimeCases: readonly OrchestratorCase[] = [
  orchestratorCase(
    'has a pool for a prepared runtime, all of it available',
    async ({ orchestrator, language }) => {
      const pool = await orchestrator.pool(language);
      assert.ok(pool.total > 0, 'The pool is empty.');
      assert.equal(pool.available, pool.total);
    },
  ),

  orchestratorCase('fills its pool up again when workers have left it', async (kit) => {
    const before = await kit.orchestrator.pool(kit.language);
    const taken = Array.from({ length: before.total + 1 }, () => kit.program('echo'));
    for (const fn of taken) assertSuccess(await kit.run(fn, { input: { value: 1 } }), 1);
    const isFull = async (): Promise<boolean> =>
      (await kit.orchestrator.pool(kit.language)).available === before.total;
    for (let tries = 0; tries < 300 && !(await isFull()); tries += 1) await sleep(10);
    assert.deepEqual(await kit.orchestrator.pool(kit.language), before);
  }),

  orchestratorCase('has no pool for a runtime that is not prepared', async ({ orchestrator }) => {
    assert.deepEqual(await orchestrator.pool('unknown'), { total: 0, available: 0 });
    assert.equal(await orchestrator.servingWorkers('unknown'), 0);
  }),

  orchestratorCase('takes a repeated preparation for done', async (kit) => {
    const runtime = { id: kit.language, image: imageOf(kit.subject, kit.language) };
    const echo = kit.program('echo');
    await kit.run(echo, { input: { value: 1 } });
    const workers = await kit.orchestrator.workers(echo.functionId);
    await Promise.all([kit.orchestrator.prepareRuntime(runtime), kit.orchestrator.prepareRuntime(runtime)]);
    assert.deepEqual(await kit.orchestrator.workers(echo.functionId), workers);
    assertSuccess(await kit.run(echo, { input: { value: 2 } }), 2);
  }),

  orchestratorCase('says what is wrong with an image that it does not know', async ({ orchestrator }) => {
    const runtime = { id: randomUUID(), image: unknownImage };
    await assertRefused(orchestrator.prepareRuntime(runtime), 'orchestrator');
    assert.deepEqual(await orchestrator.pool(runtime.id), { total: 0, available: 0 });
  }),

  orchestratorCase('goes on with the former image when another one does not come up', async (kit) => {
    const echo = kit.program('echo');
    const before = await kit.orchestrator.pool(kit.language);
    await assertRefused(
      kit.orchestrator.prepareRuntime({ id: kit.language, image: unknownImage }),
      'orchestrator',
    );
    assert.deepEqual(await kit.orchestrator.pool(kit.language), before);
    assertSuccess(await kit.run(echo, { input: { value: 1 } }), 1);
  }),

  orchestratorCase('does not run in a runtime that is not prepared', async (kit) => {
    const echo = kit.program('echo');
    const runtime = { id: 'unknown', image: imageOf(kit.subject, kit.language) };
    const lost = { ...echo, deployment: { ...echo.deployment, runtime } };
    await assertRefused(kit.run(lost), 'orchestrator');
  }),

  orchestratorCase('removes a runtime with its pool and workers', async (kit) => {
    const echo = kit.program('echo');
    await kit.run(echo, { input: { value: 1 } });
    await kit.orchestrator.removeRuntime(kit.language);
    assert.deepEqual(await kit.orchestrator.pool(kit.language), { total: 0, available: 0 });
    assert.deepEqual(await kit.orchestrator.workers(echo.functionId), []);
    await assertRefused(kit.run(echo, { input: { value: 1 } }), 'orchestrator');
  }),

  orchestratorCase('takes the removal of an unknown runtime for done', async ({ orchestrator, language }) => {
    await orchestrator.removeRuntime('unknown');
    await orchestrator.removeRuntime(language);
    await orchestrator.removeRuntime(language);
  }),

  orchestratorCase('prepares a removed runtime again', async (kit) => {
    await kit.orchestrator.removeRuntime(kit.language);
    await kit.orchestrator.prepareRuntime({ id: kit.language, image: imageOf(kit.subject, kit.language) });
    assertSuccess(await kit.run(kit.program('echo'), { input: { value: 1 } }), 1);
  }),

  orchestratorCase('refuses image code unless it claims to run it', async (kit) => {
    if (kit.orchestrator.capabilities.images) return;
    const echo = kit.program('echo');
    const code = { kind: 'image', image: 'busybox' } as const;
    const deployment = { ...echo.deployment, runtime: null, code };
    await assertRefused(kit.run({ ...echo, deployment }), 'not-supported');
    await assertRefused(kit.orchestrator.scaleUp(deployment, 1), 'not-supported');
  }),
];
