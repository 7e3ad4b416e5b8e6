import assert from 'node:assert/strict';
import { aFunction, anAlias, aVersion } from '../row-builders.js';
import { seed } from '../seed.js';
import { storageCase } from '../storage-subject.js';

export const functionCases = [
  storageCase('functions: R1: version numbers begin at 1 and rise by one', async (storage) => {
    const row = aFunction();
    await seed(storage, { functions: [row] });
    const numbers = [];
    for (let taken = 0; taken < 12; taken += 1) {
      numbers.push(await storage.functions.takeVersionNumber(row.id));
    }
    assert.deepEqual(numbers, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  }),

  storageCase('functions: R1: every function counts for itself', async (storage) => {
    const [one, other] = [aFunction(), aFunction()];
    await seed(storage, { functions: [one, other] });
    await storage.functions.takeVersionNumber(one.id);
    await storage.functions.takeVersionNumber(one.id);
    assert.equal(await storage.functions.takeVersionNumber(other.id), 1);
    assert.equal(await storage.functions.takeVersionNumber(one.id), 3);
  }),

  storageCase(
    'functions: R1: a number is not issued again when the newest version is deleted',
    async (storage) => {
      const row = aFunction();
      await seed(storage, { functions: [row] });
      for (let made = 0; made < 2; made += 1) {
        const versionNumber = await storage.functions.takeVersionNumber(row.id);
        const version = aVersion({ functionId: row.id, versionNumber });
        await storage.versions.insert(version);
        await storage.versions.delete(version.id);
      }
      assert.equal(await storage.functions.takeVersionNumber(row.id), 3);
    },
  ),

  storageCase(
    'functions: R1: a number is not issued again when all versions are deleted',
    async (storage) => {
      const row = aFunction();
      await seed(storage, { functions: [row] });
      for (let made = 0; made < 3; made += 1) {
        const versionNumber = await storage.functions.takeVersionNumber(row.id);
        await storage.versions.insert(aVersion({ functionId: row.id, versionNumber }));
      }
      await storage.versions.deleteAllOf(row.id);
      assert.equal(await storage.functions.takeVersionNumber(row.id), 4);
    },
  ),

  storageCase('functions: R1: updating a function leaves its counter alone', async (storage) => {
    const row = aFunction();
    await seed(storage, { functions: [row] });
    await storage.functions.takeVersionNumber(row.id);
    await storage.functions.update(row.id, { latestVersion: 40, name: 'new' });
    assert.equal(await storage.functions.takeVersionNumber(row.id), 2);
  }),

  storageCase('functions: R1: a transaction that failed took no number', async (storage) => {
    const row = aFunction();
    await seed(storage, { functions: [row] });
    await storage.functions.takeVersionNumber(row.id);
    const failing = storage.transaction(async ({ functions, versions }) => {
      const versionNumber = await functions.takeVersionNumber(row.id);
      await versions.insert(aVersion({ functionId: row.id, versionNumber }));
      throw new Error('after the number was taken');
    });
    await assert.rejects(failing, /after the number was taken/);
    assert.equal(await storage.functions.takeVersionNumber(row.id), 2);
  }),

  storageCase('functions: R1: numbers taken at once are all different and have no gap', async (storage) => {
    const row = aFunction();
    await seed(storage, { functions: [row] });
    const taken = await Promise.all(
      Array.from({ length: 20 }, () => storage.functions.takeVersionNumber(row.id)),
    );
    assert.deepEqual(
      [...taken].sort((a, b) => a - b),
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  }),

  storageCase(
    'functions: R1: versions published at once in transactions get numbers without a gap',
    async (storage) => {
      const row = aFunction();
      await seed(storage, { functions: [row] });
      const publish = () =>
        storage.transaction(async ({ functions, versions }) => {
          await functions.lock(row.id);
          const versionNumber = await functions.takeVersionNumber(row.id);
          await versions.insert(aVersion({ functionId: row.id, versionNumber }));
          await functions.update(row.id, { latestVersion: versionNumber });
        });
      await Promise.all(Array.from({ length: 10 }, publish));
      const versions = await storage.versions.list({ scope: 'all' });
      assert.deepEqual(
        versions.map((version) => version.versionNumber),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      );
      assert.equal((await storage.functions.get('all', row.id))?.latestVersion, 10);
    },
  ),

  storageCase('functions: a number cannot be taken for a function that is not there', async (storage) => {
    await assert.rejects(storage.functions.takeVersionNumber(aFunction().id));
  }),

  storageCase('functions: the counter is no column of the row', async (storage) => {
    const row = aFunction();
    await seed(storage, { functions: [row] });
    await storage.functions.takeVersionNumber(row.id);
    assert.deepEqual(await storage.functions.get('all', row.id), row);
    const [listed] = await storage.functions.list({ scope: 'all' });
    assert.deepEqual(listed, row);
  }),

  storageCase('functions: lock says whether the function is there', async (storage) => {
    const row = aFunction();
    await seed(storage, { functions: [row] });
    const locked = await storage.transaction(async ({ functions }) => [
      await functions.lock(row.id),
      await functions.lock(row.id),
      await functions.lock(aFunction().id),
    ]);
    assert.deepEqual(locked, [true, true, false]);
  }),

  storageCase('functions: R11: a check under lock and what it guards are one', async (storage) => {
    const row = aFunction();
    await seed(storage, { functions: [row] });
    const atMostThree = () =>
      storage.transaction(async ({ functions, versions }) => {
        await functions.lock(row.id);
        if ((await versions.countOf(row.id)) < 3) {
          const versionNumber = await functions.takeVersionNumber(row.id);
          await versions.insert(aVersion({ functionId: row.id, versionNumber }));
        }
      });
    await Promise.all(Array.from({ length: 10 }, atMostThree));
    assert.equal(await storage.versions.countOf(row.id), 3);
  }),

  storageCase(
    'functions: R11: a deletion and a new reference that race do not both happen',
    async (storage) => {
      const row = aFunction();
      await seed(storage, { functions: [row] });
      const alias = anAlias({ functionId: row.id });
      const deletion = storage.transaction(async ({ functions, aliases }) => {
        const there = await functions.lock(row.id);
        return there && (await aliases.pointingAt(row.id)).length === 0 && (await functions.delete(row.id));
      });
      const reference = storage.transaction(async ({ functions, aliases }) => {
        const there = await functions.lock(row.id);
        if (there) {
          await aliases.insert(alias);
        }
        return there;
      });
      const [deleted, referred] = await Promise.all([deletion, reference]);
      assert.notEqual(deleted, referred);
      assert.equal((await storage.functions.get('all', row.id)) === undefined, deleted);
      assert.equal((await storage.aliases.get('all', alias.id)) !== undefined, referred);
    },
  ),

  storageCase('functions: incrementCount adds one to the count of one function', async (storage) => {
    const [row, bystander] = [aFunction({ count: 41 }), aFunction({ count: 7 })];
    await seed(storage, { functions: [row, bystander] });
    await storage.functions.incrementCount(row.id);
    assert.deepEqual(await storage.functions.get('all', row.id), { ...row, count: 42 });
    assert.deepEqual(await storage.functions.get('all', bystander.id), bystander);
  }),

  storageCase('functions: incrementCount loses none of many at once', async (storage) => {
    const row = aFunction();
    await seed(storage, { functions: [row] });
    await Promise.all(Array.from({ length: 30 }, () => storage.functions.incrementCount(row.id)));
    assert.equal((await storage.functions.get('all', row.id))?.count, 30);
  }),

  storageCase('functions: incrementCount of a function that is gone does nothing', async (storage) => {
    await storage.functions.incrementCount(aFunction().id);
    assert.deepEqual(await storage.functions.list({ scope: 'all' }), []);
  }),
];
