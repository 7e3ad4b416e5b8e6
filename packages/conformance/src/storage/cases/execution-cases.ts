import assert from 'node:assert/strict';
import type { Execution, ExecutionOutcome } from '@qinling/core';
import { sameMembers } from '../assertions.js';
import { aFunction, anExecution, aRuntime, minutesLater } from '../row-builders.js';
import { seed } from '../seed.js';
import { storageCase } from '../storage-subject.js';

const finalStatuses = ['success', 'failed', 'error', 'cancelled'] as const satisfies Execution['status'][];

function outcome(overrides: Partial<ExecutionOutcome> = {}): ExecutionOutcome {
  const result = '{"duration":1,"output":"done"}';
  return { status: 'success', result, log: 'one\ntwo\n', finishedAt: minutesLater(2), ...overrides };
}

export const executionCases = [
  storageCase(
    'executions: R12: finish ends a running execution with status, result, time and log',
    async (storage) => {
      for (const status of finalStatuses) {
        const row = anExecution();
        await seed(storage, { executions: [row] });
        assert.equal(await storage.executions.finish(row.id, outcome({ status })), true);
        const { result, finishedAt: updatedAt } = outcome();
        assert.deepEqual(await storage.executions.get('all', row.id), { ...row, status, result, updatedAt });
        assert.equal(await storage.executions.log('all', row.id), 'one\ntwo\n');
      }
    },
  ),

  storageCase(
    'executions: R12: finish leaves an execution that has ended, and one that is not there',
    async (storage) => {
      for (const status of finalStatuses) {
        const row = anExecution({ status, result: '"first"' });
        await seed(storage, { executions: [row] });
        assert.equal(await storage.executions.finish(row.id, outcome({ result: '"second"' })), false);
        assert.deepEqual(await storage.executions.get('all', row.id), row);
        assert.equal(await storage.executions.log('all', row.id), '');
      }
      assert.equal(await storage.executions.finish(anExecution().id, outcome()), false);
    },
  ),

  storageCase('executions: R12: finish touches no other execution', async (storage) => {
    const { id: functionId } = aFunction();
    const [row, bystander] = [anExecution({ functionId }), anExecution({ functionId })];
    await seed(storage, { executions: [row, bystander] });
    await storage.executions.finish(row.id, outcome());
    assert.deepEqual(await storage.executions.get('all', bystander.id), bystander);
    assert.equal(await storage.executions.log('all', bystander.id), '');
  }),

  storageCase(
    'executions: R11: of many that finish one execution at once, one wins, with result and log',
    async (storage) => {
      const row = anExecution();
      await seed(storage, { executions: [row] });
      const outcomes = Array.from({ length: 10 }, (_, index) =>
        outcome({ status: finalStatuses[index % 4] ?? 'error', result: `"${index}"`, log: `log ${index}` }),
      );
      const finished = await Promise.all(outcomes.map((each) => storage.executions.finish(row.id, each)));
      assert.equal(finished.filter(Boolean).length, 1);
      const winner = outcomes[finished.indexOf(true)];
      const stored = await storage.executions.get('all', row.id);
      assert.equal(stored?.status, winner?.status);
      assert.equal(stored?.result, winner?.result);
      assert.equal(await storage.executions.log('all', row.id), winner?.log);
    },
  ),

  storageCase(
    'executions: a finish in a transaction that fails did not happen, its log included',
    async (storage) => {
      const row = anExecution();
      await seed(storage, { executions: [row] });
      const failing = storage.transaction(async ({ executions }) => {
        await executions.finish(row.id, outcome());
        throw new Error('later');
      });
      await assert.rejects(failing, /later/);
      assert.deepEqual(await storage.executions.get('all', row.id), row);
      assert.equal(await storage.executions.log('all', row.id), '');
    },
  ),

  storageCase(
    'executions: R15: keepLog keeps the log so far of what runs, and finish puts the whole in its place',
    async (storage) => {
      const [row, bystander] = [anExecution(), anExecution()];
      await seed(storage, { executions: [row, bystander] });
      assert.equal(await storage.executions.keepLog(row.id, 'one\n'), true);
      assert.equal(await storage.executions.keepLog(row.id, 'one\ntw'), true);
      assert.equal(await storage.executions.log('all', row.id), 'one\ntw');
      assert.deepEqual(await storage.executions.get('all', row.id), row);
      assert.equal(await storage.executions.log('all', bystander.id), '');
      await storage.executions.finish(row.id, outcome({ log: 'one\ntwo\n' }));
      assert.equal(await storage.executions.log('all', row.id), 'one\ntwo\n');
      await storage.executions.keepLog(bystander.id, 'lost');
      await storage.executions.finish(bystander.id, outcome({ log: '' }));
      assert.equal(await storage.executions.log('all', bystander.id), '');
    },
  ),

  storageCase(
    'executions: R15: keepLog leaves the log of what has ended, and of what is not there',
    async (storage) => {
      const row = anExecution();
      await seed(storage, { executions: [row] });
      await storage.executions.finish(row.id, outcome());
      assert.equal(await storage.executions.keepLog(row.id, 'late'), false);
      assert.equal(await storage.executions.log('all', row.id), outcome().log);
      const unknown = anExecution().id;
      assert.equal(await storage.executions.keepLog(unknown, 'late'), false);
      assert.equal(await storage.executions.log('all', unknown), undefined);
    },
  ),

  storageCase('executions: claim makes a host answer for a running execution', async (storage) => {
    const [row, bystander] = [anExecution({ hostId: 'one' }), anExecution({ hostId: 'one' })];
    await seed(storage, { executions: [row, bystander] });
    assert.equal(await storage.executions.claim(row.id, 'two'), true);
    assert.equal((await storage.executions.get('all', row.id))?.hostId, 'two');
    assert.equal((await storage.executions.get('all', row.id))?.status, 'running');
    assert.deepEqual(await storage.executions.get('all', bystander.id), bystander);
  }),

  storageCase(
    'executions: R12: claim leaves an execution that has ended, and one that is not there',
    async (storage) => {
      for (const status of finalStatuses) {
        const row = anExecution({ status });
        await seed(storage, { executions: [row] });
        assert.equal(await storage.executions.claim(row.id, 'two'), false);
        assert.deepEqual(await storage.executions.get('all', row.id), row);
      }
      assert.equal(await storage.executions.claim(anExecution().id, 'two'), false);
    },
  ),

  storageCase(
    'executions: R4: running finds the running executions of a function or of one version',
    async (storage) => {
      const { id: functionId } = aFunction();
      const [zero, one, ten] = [0, 1, 10].map((functionVersion) =>
        anExecution({ functionId, functionVersion }),
      );
      const ended = finalStatuses.map((status) => anExecution({ functionId, functionVersion: 1, status }));
      const ids = (...rows: readonly (Execution | undefined)[]) => rows.map((row) => row?.id ?? '');
      await seed(storage, {
        executions: [zero, one, ten, ...ended, anExecution({ functionVersion: 1 })].flatMap(
          (row) => row ?? [],
        ),
      });
      sameMembers(await storage.executions.running(functionId), ids(zero, one, ten));
      assert.deepEqual(await storage.executions.running(functionId, 0), ids(zero));
      assert.deepEqual(await storage.executions.running(functionId, 1), ids(one));
      assert.deepEqual(await storage.executions.running(functionId, 10), ids(ten));
      assert.deepEqual(await storage.executions.running(functionId, 2), []);
    },
  ),

  storageCase(
    'executions: R10: running finds the executions of every project, also those by alias',
    async (storage) => {
      const { id: functionId } = aFunction();
      const rows = [
        anExecution({ functionId, projectId: 'p1' }),
        anExecution({ functionId, projectId: 'p2', functionAlias: 'prod', functionVersion: 3 }),
      ];
      await seed(storage, { executions: rows });
      sameMembers(
        await storage.executions.running(functionId),
        rows.map((row) => row.id),
      );
    },
  ),

  storageCase('executions: a runtime is busy while an execution runs on it', async (storage) => {
    const [runtime, idle] = [aRuntime(), aRuntime()];
    const running = anExecution({ runtimeId: runtime.id });
    const ended = finalStatuses.map((status) => anExecution({ runtimeId: idle.id, status }));
    await seed(storage, { runtimes: [runtime, idle], executions: [running, ...ended] });
    assert.equal(await storage.executions.isRuntimeBusy(runtime.id), true);
    assert.equal(await storage.executions.isRuntimeBusy(idle.id), false);
    await storage.executions.finish(running.id, outcome());
    assert.equal(await storage.executions.isRuntimeBusy(runtime.id), false);
  }),
];
