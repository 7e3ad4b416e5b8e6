import assert from 'node:assert/strict';
import { rejectsWith, sameMembers, winnersOf } from '../assertions.js';
import { aFunction, aLocation, aVersion, minutesLater } from '../row-builders.js';
import { seed } from '../seed.js';
import { storageCase } from '../storage-subject.js';

/** Versions of one function, with these numbers. */
function versionsOf(functionId: string, ...numbers: readonly number[]) {
  return numbers.map((versionNumber) => aVersion({ functionId, versionNumber }));
}

export const versionCases = [
  storageCase('versions: getByNumber tells 1 from 10 and 11', async (storage) => {
    const { id } = aFunction();
    const versions = versionsOf(id, 10, 1, 11);
    await seed(storage, { versions });
    for (const version of versions) {
      assert.deepEqual(await storage.versions.getByNumber('all', id, version.versionNumber), version);
    }
    assert.equal(await storage.versions.getByNumber('all', id, 2), undefined);
    assert.equal(await storage.versions.getByNumber('all', id, 0), undefined);
  }),

  storageCase(
    'versions: getByNumber finds the version of the function that is asked for',
    async (storage) => {
      const [one, other] = [aFunction(), aFunction()];
      const [ofOne, ofOther] = [aVersion({ functionId: one.id }), aVersion({ functionId: other.id })];
      await seed(storage, { versions: [ofOne, ofOther] });
      assert.deepEqual(await storage.versions.getByNumber('all', one.id, 1), ofOne);
      assert.deepEqual(await storage.versions.getByNumber('all', other.id, 1), ofOther);
      assert.equal(await storage.versions.getByNumber('all', one.id.slice(0, 8), 1), undefined);
    },
  ),

  storageCase("versions: R18: getByNumber sees the versions of the scope's project only", async (storage) => {
    const version = aVersion({ projectId: 'p1' });
    await seed(storage, { versions: [version] });
    const get = (projectId: string) =>
      storage.versions.getByNumber({ projectId }, version.functionId, version.versionNumber);
    assert.deepEqual(await get('p1'), version);
    assert.equal(await get('p2'), undefined);
  }),

  storageCase('versions: R1: a number stands once for a function', async (storage) => {
    const version = aVersion();
    await seed(storage, { versions: [version] });
    const twin = aVersion({ functionId: version.functionId, versionNumber: version.versionNumber });
    await rejectsWith(storage.versions.insert(twin), 'conflict');
    assert.deepEqual(await storage.versions.getByNumber('all', version.functionId, 1), version);
  }),

  storageCase('versions: R1: of many that insert one number at once, one wins', async (storage) => {
    const { id } = aFunction();
    await seed(storage, { functions: [aFunction({ id })] });
    const won = await winnersOf(8, () => storage.versions.insert(aVersion({ functionId: id })));
    assert.equal(won, 1);
    assert.equal(await storage.versions.countOf(id), 1);
  }),

  storageCase('versions: newest is the highest number, not the youngest row', async (storage) => {
    const { id } = aFunction();
    const highest = aVersion({ functionId: id, versionNumber: 10, createdAt: minutesLater(-5) });
    await seed(storage, { versions: [...versionsOf(id, 2, 9), highest, aVersion({ versionNumber: 99 })] });
    assert.deepEqual(await storage.versions.newest(id), highest);
  }),

  storageCase(
    'versions: newest falls back when the newest is deleted, and is undefined in the end',
    async (storage) => {
      const { id } = aFunction();
      const [first, second] = [aVersion({ functionId: id }), aVersion({ functionId: id, versionNumber: 2 })];
      await seed(storage, { versions: [first, second] });
      await storage.versions.delete(second.id);
      assert.deepEqual(await storage.versions.newest(id), first);
      await storage.versions.delete(first.id);
      assert.equal(await storage.versions.newest(id), undefined);
    },
  ),

  storageCase('versions: countOf counts the versions of one function', async (storage) => {
    const { id } = aFunction();
    await seed(storage, { versions: [...versionsOf(id, 1, 2, 7), aVersion()] });
    assert.equal(await storage.versions.countOf(id), 3);
    assert.equal(await storage.versions.countOf(aFunction().id), 0);
  }),

  storageCase(
    'versions: incrementCount adds one to one version, and loses none of many at once',
    async (storage) => {
      const { id } = aFunction();
      const versions = versionsOf(id, 1, 2);
      await seed(storage, { versions });
      const [run, bystander] = versions;
      await Promise.all(Array.from({ length: 30 }, () => storage.versions.incrementCount(run?.id ?? '')));
      assert.deepEqual(await storage.versions.getByNumber('all', id, 1), { ...run, count: 30 });
      assert.deepEqual(await storage.versions.getByNumber('all', id, 2), bystander);
      assert.equal((await storage.functions.get('all', id))?.count, 0);
    },
  ),

  storageCase(
    'versions: deleteAllOf removes the versions of one function and says their locations once',
    async (storage) => {
      const { id } = aFunction();
      const [shared, single, elsewhere] = [aLocation(), aLocation(), aLocation()];
      const bystander = aVersion({ location: elsewhere });
      const locations = [shared, shared, single, null];
      const versions = locations.map((location, index) =>
        aVersion({ functionId: id, versionNumber: index + 1, location }),
      );
      await seed(storage, { versions: [...versions, bystander] });
      sameMembers(await storage.versions.deleteAllOf(id), [shared, single]);
      assert.deepEqual(await storage.versions.list({ scope: 'all' }), [bystander]);
      assert.deepEqual(await storage.versions.deleteAllOf(id), []);
    },
  ),

  storageCase('versions: a list may name one function, by a filter', async (storage) => {
    const { id } = aFunction();
    await seed(storage, { versions: [...versionsOf(id, 3, 1, 2), aVersion()] });
    const listed = await storage.versions.list({
      scope: 'all',
      filters: [{ column: 'functionId', operator: 'eq', values: [id] }],
    });
    assert.deepEqual(
      listed.map((version) => version.versionNumber),
      [1, 2, 3],
    );
  }),
];
