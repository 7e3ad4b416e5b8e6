import assert from 'node:assert/strict';
import type { Execution } from '@qinling/core';
import { aFunction, aLocation, anExecution, aPackage, aVersion, minutesLater } from '../row-builders.js';
import { seed } from '../seed.js';
import { storageCase } from '../storage-subject.js';

const finalStatuses = ['success', 'failed', 'error', 'cancelled'] as const satisfies Execution['status'][];

export const packageCases = [
  storageCase('packages: acquire adds a row that is not there, and answers with it', async (storage) => {
    const row = aPackage({ format: 'tar.gz' });
    assert.equal(await storage.packages.get(row.location), undefined);
    const standing = await storage.transaction(({ packages }) => packages.acquire(row));
    assert.deepEqual(standing, row);
    assert.deepEqual(await storage.packages.get(row.location), row);
  }),

  storageCase('packages: R3: acquire leaves a row that stands, and answers with that', async (storage) => {
    const row = aPackage();
    await seed(storage, { packages: [row] });
    const later = { ...row, createdAt: minutesLater(1), treeDigest: 'e5'.repeat(32) };
    assert.deepEqual(await storage.transaction(({ packages }) => packages.acquire(later)), row);
    assert.deepEqual(await storage.packages.get(row.location), row);
  }),

  storageCase('packages: acquire in many transactions at once makes one row', async (storage) => {
    const location = aLocation();
    const rows = [0, 1, 2, 3, 4].map((minutes) => aPackage({ location, createdAt: minutesLater(minutes) }));
    const answers = await Promise.all(
      rows.map((row) => storage.transaction(({ packages }) => packages.acquire(row))),
    );
    const standing = await storage.packages.get(location);
    assert.ok(standing);
    for (const answer of answers) {
      assert.deepEqual(answer, standing);
    }
  }),

  storageCase('packages: a row acquired by a transaction that fails is not there', async (storage) => {
    const row = aPackage();
    const failing = storage.transaction(async ({ packages }) => {
      await packages.acquire(row);
      throw new Error('later');
    });
    await assert.rejects(failing, /later/);
    assert.equal(await storage.packages.get(row.location), undefined);
  }),

  storageCase('packages: a location can be locked with a row and without', async (storage) => {
    const row = aPackage();
    await seed(storage, { packages: [row] });
    const absent = aLocation();
    await storage.transaction(async ({ packages }) => {
      await packages.lock(row.location);
      await packages.lock(absent);
      await packages.lock(absent);
    });
    assert.deepEqual(await storage.packages.get(row.location), row);
    assert.equal(await storage.packages.get(absent), undefined);
  }),

  storageCase('packages: delete removes one row, and takes it easy when there is none', async (storage) => {
    const [row, bystander] = [aPackage(), aPackage()];
    await seed(storage, { packages: [row, bystander] });
    await storage.packages.delete(row.location);
    await storage.packages.delete(row.location);
    await storage.packages.delete(bystander.location.slice(0, 10));
    assert.equal(await storage.packages.get(row.location), undefined);
    assert.deepEqual(await storage.packages.get(bystander.location), bystander);
  }),

  storageCase('packages: R5: a function refers to its location', async (storage) => {
    const row = aFunction({ location: aLocation() });
    await seed(storage, { functions: [row] });
    assert.equal(await storage.packages.isReferenced(row.location ?? ''), true);
    await storage.functions.update(row.id, { location: null });
    assert.equal(await storage.packages.isReferenced(row.location ?? ''), false);
  }),

  storageCase('packages: R5: a version refers to its location', async (storage) => {
    const row = aVersion({ location: aLocation() });
    await seed(storage, { versions: [row] });
    assert.equal(await storage.packages.isReferenced(row.location ?? ''), true);
    await storage.versions.delete(row.id);
    assert.equal(await storage.packages.isReferenced(row.location ?? ''), false);
  }),

  storageCase('packages: R5: an execution refers to its location while it runs', async (storage) => {
    const running = anExecution({ location: aLocation() });
    await seed(storage, { executions: [running] });
    assert.equal(await storage.packages.isReferenced(running.location ?? ''), true);
    for (const status of finalStatuses) {
      const ended = anExecution({ location: aLocation(), status });
      await seed(storage, { executions: [ended] });
      assert.equal(await storage.packages.isReferenced(ended.location ?? ''), false, status);
    }
  }),

  storageCase(
    'packages: R5: a location stays referenced until its last reference is gone',
    async (storage) => {
      const location = aLocation();
      const [row, version] = [aFunction({ location }), aVersion({ location })];
      const execution = anExecution({ location });
      await seed(storage, { functions: [row], versions: [version], executions: [execution] });
      await storage.functions.delete(row.id);
      assert.equal(await storage.packages.isReferenced(location), true);
      await storage.versions.delete(version.id);
      assert.equal(await storage.packages.isReferenced(location), true);
      await storage.executions.finish(execution.id, {
        status: 'success',
        result: '{}',
        log: '',
        finishedAt: minutesLater(1),
      });
      assert.equal(await storage.packages.isReferenced(location), false);
    },
  ),

  storageCase('packages: R5: a location is compared whole, with a row and without', async (storage) => {
    const row = aFunction({ location: aLocation() });
    await seed(storage, { functions: [row], packages: [aPackage({ location: 'ff' })] });
    assert.equal(await storage.packages.isReferenced(row.location?.slice(0, 8) ?? ''), false);
    assert.equal(await storage.packages.isReferenced('ff'), false);
    assert.equal(await storage.packages.isReferenced(aLocation()), false);
  }),

  storageCase(
    'packages: R6: unreferenced lists the locations that nothing needs, in order',
    async (storage) => {
      const [kept, alsoKept, stillKept] = [aLocation(), aLocation(), aLocation()];
      const free = [aLocation(), aLocation(), aLocation()].sort();
      const ended = free[1] ?? '';
      await seed(storage, {
        packages: [...free, stillKept].reverse().map((location) => aPackage({ location })),
        functions: [aFunction({ location: kept })],
        versions: [aVersion({ location: alsoKept })],
        executions: [
          anExecution({ location: stillKept }),
          anExecution({ location: ended, status: 'success' }),
        ],
      });
      const found = await storage.packages.unreferenced('', 10);
      assert.deepEqual(
        found.filter((location) => free.includes(location)),
        free,
      );
      for (const location of [kept, alsoKept, stillKept]) {
        assert.ok(!found.includes(location));
      }
    },
  ),

  storageCase('packages: R6: unreferenced goes on after a location, at most so many', async (storage) => {
    const free = Array.from({ length: 5 }, aLocation).sort();
    await seed(storage, { packages: free.map((location) => aPackage({ location })) });
    assert.deepEqual(await storage.packages.unreferenced('', 2), free.slice(0, 2));
    assert.deepEqual(await storage.packages.unreferenced(free[1] ?? '', 2), free.slice(2, 4));
    assert.deepEqual(await storage.packages.unreferenced(free[3] ?? '', 2), free.slice(4));
    assert.deepEqual(await storage.packages.unreferenced(free[4] ?? '', 2), []);
  }),

  storageCase('packages: R5: a removal and a new reference to one location cannot cross', async (storage) => {
    for (let round = 0; round < 5; round += 1) {
      const row = aPackage();
      await seed(storage, { packages: [row] });
      const referrer = aFunction({ location: row.location, runtimeId: null });
      const removal = storage.transaction(async ({ packages }) => {
        await packages.lock(row.location);
        if (!(await packages.isReferenced(row.location))) {
          await packages.delete(row.location);
        }
      });
      const reference = storage.transaction(async ({ packages, functions }) => {
        await packages.acquire(row);
        await functions.insert(referrer);
      });
      await Promise.all(round % 2 === 0 ? [removal, reference] : [reference, removal]);
      assert.deepEqual(await storage.packages.get(row.location), row);
    }
  }),
];
