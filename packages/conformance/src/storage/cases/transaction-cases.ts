import assert from 'node:assert/strict';
import type { Repositories } from '@qinling/core';
import { rejectsWith } from '../assertions.js';
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

export const transactionCases = [
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

  storageCase('transactions: the error that work threw comes out as it is', async (storage) => {
    const error = new TypeError('mine');
    const outcome = await storage
      .transaction(async ({ runtimes }) => {
        await runtimes.insert(aRuntime());
        throw error;
      })
      .catch((caught: unknown) => caught);
    assert.equal(outcome, error);
  }),

  storageCase('transactions: work that throws before it returns a promise is undone too', async (storage) => {
    const failing = storage.transaction(() => {
      throw new Error('at once');
    });
    await assert.rejects(failing, /at once/);
    await storage.transaction(async ({ runtimes }) => runtimes.insert(aRuntime()));
  }),

  storageCase('transactions: a conflict inside undoes what came before it', async (storage) => {
    const standing = aRuntime();
    await seed(storage, { runtimes: [standing] });
    const failing = storage.transaction(async ({ runtimes }) => {
      await runtimes.insert(aRuntime());
      await runtimes.insert(aRuntime({ id: standing.id }));
    });
    await rejectsWith(failing, 'conflict');
    assert.deepEqual(await storage.runtimes.list({ scope: 'all' }), [standing]);
  }),

  storageCase('transactions: work runs once', async (storage) => {
    let runs = 0;
    await storage.transaction(async ({ runtimes }) => {
      runs += 1;
      await runtimes.insert(aRuntime());
    });
    const failing = storage.transaction(async () => {
      runs += 1;
      throw new Error('once');
    });
    await assert.rejects(failing, /once/);
    assert.equal(runs, 2);
  }),

  storageCase('transactions: work sees its own writes, in get, list, filter and count', async (storage) => {
    const row = aFunction({ name: 'old', location: null, runtimeId: null });
    await storage.transaction(async ({ functions, versions, packages, runtimes }) => {
      await functions.insert(row);
      await functions.update(row.id, { name: 'new' });
      assert.equal((await functions.get('all', row.id))?.name, 'new');
      const filters = [{ column: 'name', operator: 'eq', values: ['new'] }] as const;
      assert.equal((await functions.list({ scope: 'all', filters })).length, 1);
      const stored = await packages.acquire(aPackage());
      const runtime = aRuntime();
      await runtimes.insert(runtime);
      const parts = { functionId: row.id, location: stored.location, runtimeId: runtime.id };
      await versions.insert(aVersion(parts));
      assert.equal(await versions.countOf(row.id), 1);
      assert.equal((await versions.newest(row.id))?.versionNumber, 1);
      assert.equal(await packages.isReferenced(stored.location), true);
      await versions.deleteAllOf(row.id);
      assert.equal(await versions.countOf(row.id), 0);
      await functions.delete(row.id);
      assert.equal(await functions.get('all', row.id), undefined);
    });
  }),

  storageCase('transactions: one that only reads is a transaction too', async (storage) => {
    const runtime = aRuntime();
    await seed(storage, { runtimes: [runtime] });
    assert.deepEqual(await storage.transaction(({ runtimes }) => runtimes.get('all', runtime.id)), runtime);
    assert.equal(await storage.transaction(async () => 'nothing'), 'nothing');
  }),

  storageCase('transactions: after one that failed the storage works on', async (storage) => {
    for (let round = 0; round < 5; round += 1) {
      await assert.rejects(
        storage.transaction(() => Promise.reject(new Error('no'))),
        /no/,
      );
    }
    const runtime = aRuntime();
    await storage.transaction(({ runtimes }) => runtimes.insert(runtime));
    assert.deepEqual(await storage.runtimes.get('all', runtime.id), runtime);
  }),

  storageCase('transactions: many at once all end, and each is whole', async (storage) => {
    const pairs = Array.from({ length: 20 }, (_, index) => `pair-${index}`);
    const outcomes = await Promise.allSettled(
      pairs.map((name, index) =>
        storage.transaction(async ({ runtimes }) => {
          await runtimes.insert(aRuntime({ name }));
          await runtimes.insert(aRuntime({ name }));
          if (index % 3 === 0) {
            throw new Error('given up');
          }
        }),
      ),
    );
    assert.equal(outcomes.filter((each) => each.status === 'rejected').length, 7);
    for (const [index, name] of pairs.entries()) {
      const filters = [{ column: 'name', operator: 'eq', values: [name] }] as const;
      const rows = await storage.runtimes.list({ scope: 'all', filters });
      assert.equal(rows.length, index % 3 === 0 ? 0 : 2, name);
    }
  }),
];
