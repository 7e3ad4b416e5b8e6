import assert from 'node:assert/strict';
import type { Repositories } from '@qinling/core';
import { rejectsWith } from '../assertions.js';
import { aFunction, anAlias, aPackage, aRuntime, aVersion } from '../row-builders.js';
import { seed } from '../seed.js';
import { storageCase } from '../storage-subject.js';

export const transactionCases = [
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

  storageCase('transactions: work sees its own deletions, and can insert the row again', async (storage) => {
    const alias = anAlias({ name: 'prod' });
    await seed(storage, { aliases: [alias] });
    const again = { ...alias, description: 'again' };
    await storage.transaction(async ({ aliases }) => {
      assert.equal(await aliases.delete(alias.id), true);
      assert.equal(await aliases.get('all', alias.id), undefined);
      assert.equal(await aliases.getByName(alias.projectId, 'prod'), undefined);
      assert.deepEqual(await aliases.list({ scope: 'all' }), []);
      assert.equal(await aliases.delete(alias.id), false);
      await aliases.insert(again);
      assert.deepEqual(await aliases.list({ scope: 'all' }), [again]);
    });
    assert.deepEqual(await storage.aliases.list({ scope: 'all' }), [again]);
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

  storageCase('transactions: repositories that outlive their transaction are refused', async (storage) => {
    const kept: Repositories[] = [];
    await storage.transaction(async (repositories) => {
      kept.push(repositories);
    });
    await assert.rejects(
      storage.transaction(async (repositories) => {
        kept.push(repositories);
        throw new Error('given up');
      }),
    );
    for (const { runtimes } of kept) {
      await rejectsWith(runtimes.insert(aRuntime()), 'storage');
      await rejectsWith(runtimes.list({ scope: 'all' }), 'storage');
    }
    assert.deepEqual(await storage.runtimes.list({ scope: 'all' }), []);
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
