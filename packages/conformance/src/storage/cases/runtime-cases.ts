import assert from 'node:assert/strict';
import { idsOf, sameMembers } from '../assertions.js';
import { aFunction, anExecution, aRuntime, aVersion, minutesLater } from '../row-builders.js';
import { seed } from '../seed.js';
import { storageCase } from '../storage-subject.js';

export const runtimeCases = [
  storageCase('runtimes: R18: a project sees its own runtimes and the public ones', async (storage) => {
    const own = aRuntime({ projectId: 'p1' });
    const ownPublic = aRuntime({ projectId: 'p1', isPublic: true });
    const othersPublic = aRuntime({ projectId: 'p2', isPublic: true });
    const others = aRuntime({ projectId: 'p2' });
    await seed(storage, { runtimes: [own, ownPublic, othersPublic, others] });
    const scope = { projectId: 'p1' };
    sameMembers(idsOf(await storage.runtimes.list({ scope })), idsOf([own, ownPublic, othersPublic]));
    assert.deepEqual(await storage.runtimes.get(scope, othersPublic.id), othersPublic);
    assert.equal(await storage.runtimes.get(scope, others.id), undefined);
  }),

  storageCase(
    'runtimes: R18: filters and pages reach public runtimes of other projects too',
    async (storage) => {
      const runtimes = [1, 2, 3, 4].map((minutes) =>
        aRuntime({ projectId: `p${minutes}`, isPublic: minutes !== 3, createdAt: minutesLater(minutes) }),
      );
      await seed(storage, { runtimes });
      const scope = { projectId: 'p1' };
      const filters = [{ column: 'image', operator: 'eq', values: ['nodejs'] }] as const;
      const first = await storage.runtimes.list({ scope, filters, limit: 2 });
      const second = await storage.runtimes.list({ scope, filters, limit: 2, marker: first[1]?.id ?? '' });
      assert.deepEqual(
        [...first, ...second].map((row) => row.projectId),
        ['p1', 'p2', 'p4'],
      );
    },
  ),

  storageCase('runtimes: a runtime that becomes private is hidden from other projects', async (storage) => {
    const runtime = aRuntime({ projectId: 'p2', isPublic: true });
    await seed(storage, { runtimes: [runtime] });
    await storage.runtimes.update(runtime.id, { isPublic: false });
    assert.equal(await storage.runtimes.get({ projectId: 'p1' }, runtime.id), undefined);
  }),

  storageCase('runtimes: updateIfStatus changes a runtime that has the expected status', async (storage) => {
    const runtime = aRuntime({ status: 'available' });
    await seed(storage, { runtimes: [runtime] });
    const changes = { status: 'upgrading', image: 'new', previousImage: runtime.image } as const;
    assert.equal(await storage.runtimes.updateIfStatus(runtime.id, 'available', changes), true);
    assert.deepEqual(await storage.runtimes.get('all', runtime.id), { ...runtime, ...changes });
  }),

  storageCase('runtimes: R11: updateIfStatus leaves a runtime that has another status', async (storage) => {
    const runtime = aRuntime({ status: 'creating' });
    await seed(storage, { runtimes: [runtime] });
    assert.equal(await storage.runtimes.updateIfStatus(runtime.id, 'available', { image: 'new' }), false);
    assert.equal(await storage.runtimes.updateIfStatus(aRuntime().id, 'creating', { image: 'new' }), false);
    assert.deepEqual(await storage.runtimes.get('all', runtime.id), runtime);
  }),

  storageCase('runtimes: R11: of many that move a runtime at once, one wins', async (storage) => {
    const runtime = aRuntime({ status: 'available' });
    await seed(storage, { runtimes: [runtime] });
    const images = Array.from({ length: 10 }, (_, index) => `image-${index}`);
    const moved = await Promise.all(
      images.map((image) =>
        storage.runtimes.updateIfStatus(runtime.id, 'available', { status: 'upgrading', image }),
      ),
    );
    assert.deepEqual(moved.filter(Boolean).length, 1);
    const row = await storage.runtimes.get('all', runtime.id);
    assert.equal(row?.image, images[moved.indexOf(true)]);
  }),

  storageCase('runtimes: one is used while a function or a version has it', async (storage) => {
    const [byFunction, byVersion, byNothing] = [aRuntime(), aRuntime(), aRuntime()];
    await seed(storage, {
      runtimes: [byFunction, byVersion, byNothing],
      functions: [aFunction({ runtimeId: byFunction.id })],
      versions: [aVersion({ runtimeId: byVersion.id })],
    });
    assert.equal(await storage.runtimes.isUsed(byFunction.id), true);
    assert.equal(await storage.runtimes.isUsed(byVersion.id), true);
    assert.equal(await storage.runtimes.isUsed(byNothing.id), false);
  }),

  storageCase(
    'runtimes: one is used by functions of every project, and not by executions',
    async (storage) => {
      const [used, ran] = [aRuntime({ projectId: 'p1' }), aRuntime({ projectId: 'p1' })];
      await seed(storage, {
        runtimes: [used, ran],
        functions: [aFunction({ runtimeId: used.id, projectId: 'p2' })],
        executions: [anExecution({ runtimeId: ran.id })],
      });
      assert.equal(await storage.runtimes.isUsed(used.id), true);
      assert.equal(await storage.runtimes.isUsed(ran.id), false);
    },
  ),

  storageCase('runtimes: one is free again when its last function is gone', async (storage) => {
    const runtime = aRuntime();
    const user = aFunction({ runtimeId: runtime.id });
    await seed(storage, { runtimes: [runtime], functions: [user] });
    await storage.functions.delete(user.id);
    assert.equal(await storage.runtimes.isUsed(runtime.id), false);
  }),
];
