import assert from 'node:assert/strict';
import type { Repositories } from '@qinling/core';
import {
  aFunction,
  aJob,
  anAlias,
  anExecution,
  aPackage,
  aRuntime,
  aVersion,
  aWebhook,
  minutesLater,
  someTime,
} from '../row-builders.js';
import { seed } from '../seed.js';
import { storageCase } from '../storage-subject.js';

/** A row of every kind that refers to nothing outside of this set. */
function oneOfEach() {
  const runtime = aRuntime();
  const stored = aPackage();
  const parts = { runtimeId: runtime.id, location: stored.location };
  const row = aFunction(parts);
  const refers = { functionId: row.id };
  return {
    runtime,
    stored,
    row,
    version: aVersion({ ...refers, ...parts }),
    alias: anAlias(refers),
    execution: anExecution({ ...refers, ...parts }),
    job: aJob(refers),
    webhook: aWebhook(refers),
  };
}

async function insertAll(repositories: Repositories, rows: ReturnType<typeof oneOfEach>): Promise<void> {
  await repositories.runtimes.insert(rows.runtime);
  await repositories.packages.acquire(rows.stored);
  await repositories.functions.insert(rows.row);
  await repositories.versions.insert(rows.version);
  await repositories.aliases.insert(rows.alias);
  await repositories.executions.insert(rows.execution);
  await repositories.jobs.insert(rows.job);
  await repositories.webhooks.insert(rows.webhook);
}

/** Everything that lists can show. */
async function everything({ packages, ...repositories }: Repositories) {
  const scope = { scope: 'all' } as const;
  return {
    runtimes: await repositories.runtimes.list(scope),
    functions: await repositories.functions.list(scope),
    versions: await repositories.versions.list(scope),
    aliases: await repositories.aliases.list(scope),
    executions: await repositories.executions.list(scope),
    jobs: await repositories.jobs.list(scope),
    webhooks: await repositories.webhooks.list(scope),
    packages: await packages.unreferenced('', 100),
  };
}

/** A transaction happens whole or not at all, whatever it did. */
export const rollbackCases = [
  storageCase(
    'transactions: one that resolves has happened, every kind of row, and gives its result',
    async (storage) => {
      const rows = oneOfEach();
      const result = await storage.transaction(async (repositories) => {
        await insertAll(repositories, rows);
        return { answer: 42 };
      });
      assert.deepEqual(result, { answer: 42 });
      assert.deepEqual(await everything(storage), {
        runtimes: [rows.runtime],
        functions: [rows.row],
        versions: [rows.version],
        aliases: [rows.alias],
        executions: [rows.execution],
        jobs: [rows.job],
        webhooks: [rows.webhook],
        packages: [],
      });
      assert.deepEqual(await storage.packages.get(rows.stored.location), rows.stored);
    },
  ),

  storageCase(
    'transactions: of one that rejects nothing happened: no insert of any kind',
    async (storage) => {
      const rows = oneOfEach();
      const before = await everything(storage);
      const failing = storage.transaction(async (repositories) => {
        await insertAll(repositories, rows);
        await repositories.hosts.renew('some-host', minutesLater(9));
        throw new Error('at the end');
      });
      await assert.rejects(failing, /at the end/);
      assert.deepEqual(await everything(storage), before);
      assert.equal(await storage.packages.get(rows.stored.location), undefined);
      await storage.executions.insert(rows.execution);
      assert.deepEqual(await storage.executions.orphaned(someTime, 10), [rows.execution.id]);
    },
  ),

  storageCase(
    'transactions: of one that rejects nothing happened: no update, no move, no deletion',
    async (storage) => {
      const rows = oneOfEach();
      const spare = aPackage();
      await storage.transaction((repositories) => insertAll(repositories, rows));
      await seed(storage, { packages: [spare] });
      await storage.hosts.renew('some-host', minutesLater(9));
      const before = await everything(storage);
      const failing = storage.transaction(async (repositories) => {
        const { row, version, job, execution } = rows;
        const next = { status: 'done', count: 0, nextExecutionTime: null } as const;
        await repositories.runtimes.updateIfStatus(rows.runtime.id, 'available', { status: 'error' });
        await repositories.functions.update(row.id, { name: 'changed' });
        await repositories.functions.takeVersionNumber(row.id);
        await repositories.functions.incrementCount(row.id);
        await repositories.versions.incrementCount(version.id);
        await repositories.jobs.advance(job.id, job.nextExecutionTime ?? someTime, next);
        await repositories.executions.claim(execution.id, 'another');
        await repositories.executions.delete(execution.id);
        await repositories.hosts.remove('some-host');
        await repositories.webhooks.delete(rows.webhook.id);
        await repositories.aliases.delete(rows.alias.id);
        await repositories.versions.deleteAllOf(row.id);
        await repositories.packages.delete(spare.location);
        throw new Error('at the end');
      });
      await assert.rejects(failing, /at the end/);
      assert.deepEqual(await everything(storage), before);
      assert.deepEqual(await storage.executions.orphaned(someTime, 10), []);
      assert.equal(await storage.functions.takeVersionNumber(rows.row.id), 1);
    },
  ),
];
