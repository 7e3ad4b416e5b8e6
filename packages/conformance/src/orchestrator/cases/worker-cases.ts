import assert from 'node:assert/strict';
import type { InvocationResult, WorkerInfo } from '@qinling/core';
import { type Kit, type KitFunction, languageCases, orchestratorCase, untilServing } from '../kit.js';
import type { OrchestratorCase, OrchestratorSubject } from '../orchestrator-subject.js';
import { assertSuccess } from './expect.js';

function concurrencyOf(subject: OrchestratorSubject): number {
  return subject.functionConcurrency ?? 3;
}

function names(workers: readonly WorkerInfo[]): string[] {
  return workers.map(({ workerName }) => workerName).sort();
}

function runs(kit: Kit, wait: KitFunction, count: number, seconds = 0.6): Promise<InvocationResult>[] {
  return Array.from({ length: count }, (_, value) => kit.run(wait, { input: { seconds, value } }));
}

async function assertAllSucceed(results: readonly Promise<InvocationResult>[]): Promise<void> {
  for (const [value, result] of results.entries()) assertSuccess(await result, value);
}

export const workerCases: readonly OrchestratorCase[] = [
  orchestratorCase('tells of no workers of a function that never ran', async ({ orchestrator }) => {
    assert.deepEqual(await orchestrator.workers('unknown'), []);
    assert.deepEqual(await orchestrator.workers('unknown', 1), []);
  }),

  orchestratorCase(
    'starts a worker for the first run and keeps it for the next, under its name',
    async (kit) => {
      const echo = kit.program('echo', { functionVersion: 2 });
      await kit.run(echo, { input: { value: 1 } });
      const first = await kit.orchestrator.workers(echo.functionId);
      assert.equal(first.length, 1);
      assert.deepEqual(first[0], {
        functionId: echo.functionId,
        functionVersion: 2,
        workerName: first[0]?.workerName,
      });
      assert.match(first[0]?.workerName ?? '', /^[\w.-]+$/);
      await kit.run(echo, { input: { value: 2 } });
      assert.deepEqual(await kit.orchestrator.workers(echo.functionId), first);
    },
  ),

  orchestratorCase('fills a worker with executions before it starts another', async (kit) => {
    const wait = kit.program('wait');
    const concurrency = concurrencyOf(kit.subject);
    await assertAllSucceed(runs(kit, wait, concurrency));
    assert.equal((await kit.orchestrator.workers(wait.functionId)).length, 1);
    await assertAllSucceed(runs(kit, wait, 2 * concurrency));
    const workers = await kit.orchestrator.workers(wait.functionId);
    assert.equal(workers.length, 2);
    assert.equal(new Set(names(workers)).size, 2, 'Two workers have the same name.');
  }),

  orchestratorCase('counts the workers that serve with a runtime, busy or idle', async (kit) => {
    const { orchestrator, language } = kit;
    assert.equal(await orchestrator.servingWorkers(language), 0);
    const echo = kit.program('echo');
    const wait = kit.program('wait');
    await kit.run(echo, { input: { value: 1 } });
    const running = runs(kit, wait, 1);
    await untilServing(kit, wait);
    assert.equal(await orchestrator.servingWorkers(language), 2);
    assert.equal(await orchestrator.servingWorkers('another'), 0);
    await assertAllSucceed(running);
    assert.equal(await orchestrator.servingWorkers(language), 2);
    for (const fn of [echo, wait]) await orchestrator.detach(fn);
    assert.equal(await orchestrator.servingWorkers(language), 0);
  }),

  orchestratorCase('never lets two versions share a worker', async (kit) => {
    const one = kit.program('echo', { functionVersion: 1 });
    // The same package and settings, published once more.
    const two = { ...one, functionVersion: 2, deployment: { ...one.deployment, functionVersion: 2 } };
    for (const fn of [one, two]) await kit.run(fn, { input: { value: 1 } });
    const all = await kit.orchestrator.workers(one.functionId);
    assert.deepEqual(all.map(({ functionVersion }) => functionVersion).sort(), [1, 2]);
    assert.equal(new Set(names(all)).size, 2);
    for (const version of [1, 2])
      assert.deepEqual(
        await kit.orchestrator.workers(one.functionId, version),
        all.filter(({ functionVersion }) => functionVersion === version),
      );
  }),

  ...languageCases(['nodejs', 'python3'], 'never lets two versions share a process', async (kit) => {
    const one = kit.program('process', { functionVersion: 1 });
    const two = { ...one, functionVersion: 2, deployment: { ...one.deployment, functionVersion: 2 } };
    const runs = [one, two, one, two].map(async (fn) => ({ fn, pid: (await kit.run(fn)).output }));
    const pids = await Promise.all(runs);
    const shared = pids.filter(({ fn, pid }) => pids.some((other) => other.fn !== fn && other.pid === pid));
    assert.deepEqual(shared, []);
  }),

  orchestratorCase(
    'R8: runs the code and the settings that an invocation names, not those of a worker that is there',
    async (kit) => {
      const before = kit.program('wait', { functionVersion: 0 });
      assertSuccess(await kit.run(before, { input: { seconds: 0, value: 'old' } }), 'old');
      const after = kit.program('echo', { functionId: before.functionId, functionVersion: 0 });
      assertSuccess(await kit.run(after, { input: { value: 'new' } }), 'new');
      assertSuccess(await kit.run(before, { input: { seconds: 0, value: 'pinned' } }), 'pinned');
      const limits = { ...before.deployment.limits, timeoutSeconds: 1 };
      const shorter = { ...before, deployment: { ...before.deployment, limits } };
      const result = await kit.run(shorter, { input: { seconds: 4, value: 'slow' } });
      assert.equal(result.outcome, 'failed', 'The former time limit still holds.');
    },
  ),

  orchestratorCase('scales up by as many workers as asked for', async (kit) => {
    const echo = kit.program('echo');
    await kit.orchestrator.scaleUp(echo.deployment, 2);
    const scaled = names(await kit.orchestrator.workers(echo.functionId));
    assert.equal(scaled.length, 2);
    assertSuccess(await kit.run(echo, { input: { value: 1 } }), 1);
    assert.deepEqual(names(await kit.orchestrator.workers(echo.functionId)), scaled);
    await kit.orchestrator.scaleUp(echo.deployment, 1);
    assert.equal((await kit.orchestrator.workers(echo.functionId)).length, 3);
  }),

  orchestratorCase('scales down, but never below one worker', async (kit) => {
    const echo = kit.program('echo');
    await kit.orchestrator.scaleUp(echo.deployment, 3);
    await kit.orchestrator.scaleDown(echo, 1);
    assert.equal((await kit.orchestrator.workers(echo.functionId)).length, 2);
    await kit.orchestrator.scaleDown(echo, 100);
    assert.equal((await kit.orchestrator.workers(echo.functionId)).length, 1);
    assertSuccess(await kit.run(echo, { input: { value: 1 } }), 1);
  }),

  orchestratorCase('scales down nothing where nothing is', async ({ orchestrator }) => {
    await orchestrator.scaleDown({ functionId: 'unknown', functionVersion: 0 }, 1);
    await orchestrator.detach({ functionId: 'unknown', functionVersion: 0 });
  }),

  orchestratorCase('does not end a busy worker when it scales down', async (kit) => {
    const wait = kit.program('wait');
    const running = runs(kit, wait, concurrencyOf(kit.subject) + 1);
    await untilServing(kit, wait, 2);
    await kit.orchestrator.scaleDown(wait, 10);
    await assertAllSucceed(running);
  }),

  orchestratorCase('lets detached workers finish, and gives them nothing new', async (kit) => {
    const wait = kit.program('wait', { functionVersion: 3 });
    const running = runs(kit, wait, 1);
    await untilServing(kit, wait);
    const [former] = await kit.orchestrator.workers(wait.functionId);
    await kit.orchestrator.detach(wait);
    assert.deepEqual(await kit.orchestrator.workers(wait.functionId), []);
    assertSuccess(await kit.run(wait, { input: { seconds: 0, value: 'next' } }), 'next');
    const [next] = await kit.orchestrator.workers(wait.functionId);
    assert.notEqual(next?.workerName, former?.workerName);
    await assertAllSucceed(running);
  }),

  orchestratorCase('detaches one version and no other', async (kit) => {
    const one = kit.program('echo', { functionVersion: 1 });
    const two = kit.program('echo', { functionVersion: 2, functionId: one.functionId });
    const ten = kit.program('echo', { functionVersion: 10, functionId: one.functionId });
    for (const fn of [one, two, ten]) await kit.run(fn, { input: { value: 1 } });
    await kit.orchestrator.detach(one);
    const left = await kit.orchestrator.workers(one.functionId);
    assert.deepEqual(left.map(({ functionVersion }) => functionVersion).sort(), [10, 2]);
  }),
];
