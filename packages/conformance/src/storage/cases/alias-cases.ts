import assert from 'node:assert/strict';
import { idsOf, rejectsWith, sameMembers, winnersOf } from '../assertions.js';
import { aFunction, anAlias } from '../row-builders.js';
import { seed } from '../seed.js';
import { storageCase } from '../storage-subject.js';

export const aliasCases = [
  storageCase('aliases: a name stands once in a project', async (storage) => {
    const alias = anAlias({ name: 'prod' });
    const another = aFunction();
    await seed(storage, { aliases: [alias], functions: [another] });
    const twin = anAlias({ name: 'prod', functionId: another.id });
    await rejectsWith(storage.aliases.insert(twin), 'conflict');
    assert.deepEqual(await storage.aliases.list({ scope: 'all' }), [alias]);
  }),

  storageCase('aliases: two projects may use the same name, and each finds its own', async (storage) => {
    const [one, two] = [
      anAlias({ name: 'prod', projectId: 'p1' }),
      anAlias({ name: 'prod', projectId: 'p2' }),
    ];
    await seed(storage, { aliases: [one, two] });
    assert.deepEqual(await storage.aliases.getByName('p1', 'prod'), one);
    assert.deepEqual(await storage.aliases.getByName('p2', 'prod'), two);
    assert.equal(await storage.aliases.getByName('p3', 'prod'), undefined);
  }),

  storageCase('aliases: a name is compared whole and as it is written', async (storage) => {
    const names = ['prod', 'Prod', 'prod2', 'pro', "o'prod", 'pr%', 'prod '];
    await seed(storage, { aliases: names.map((name) => anAlias({ name, projectId: 'p1' })) });
    for (const name of names) {
      assert.equal((await storage.aliases.getByName('p1', name))?.name, name);
    }
    for (const name of ['PROD', 'p', 'pro%', 'pr_d', '']) {
      assert.equal(await storage.aliases.getByName('p1', name), undefined, name);
    }
  }),

  storageCase('aliases: an alias cannot be given a name that is taken', async (storage) => {
    const [taken, other] = [anAlias({ name: 'taken' }), anAlias({ name: 'other' })];
    await seed(storage, { aliases: [taken, other] });
    await rejectsWith(storage.aliases.update(other.id, { name: 'taken' }), 'conflict');
    assert.deepEqual(await storage.aliases.get('all', other.id), other);
  }),

  storageCase('aliases: a name is free again when its alias is deleted', async (storage) => {
    const alias = anAlias({ name: 'prod' });
    await seed(storage, { aliases: [alias] });
    await storage.aliases.delete(alias.id);
    await storage.aliases.insert(anAlias({ name: 'prod', functionId: alias.functionId }));
  }),

  storageCase('aliases: of many that take one name at once, one wins', async (storage) => {
    const row = aFunction();
    await seed(storage, { functions: [row] });
    const won = await winnersOf(8, () =>
      storage.aliases.insert(anAlias({ name: 'prod', functionId: row.id })),
    );
    assert.equal(won, 1);
    assert.equal((await storage.aliases.list({ scope: 'all' })).length, 1);
  }),

  storageCase('aliases: R4: pointingAt finds the aliases of a function in every project', async (storage) => {
    const { id: functionId } = aFunction();
    const zero = anAlias({ functionId, projectId: 'p1' });
    const one = anAlias({ functionId, functionVersion: 1, projectId: 'p2' });
    const ten = anAlias({ functionId, functionVersion: 10 });
    await seed(storage, { aliases: [zero, one, ten, anAlias({ functionVersion: 1 })] });
    const found = async (version?: number) => idsOf(await storage.aliases.pointingAt(functionId, version));
    sameMembers(await found(), idsOf([zero, one, ten]));
    assert.deepEqual(await found(0), [zero.id]);
    assert.deepEqual(await found(1), [one.id]);
    assert.deepEqual(await found(10), [ten.id]);
    assert.deepEqual(await found(2), []);
    assert.deepEqual(await storage.aliases.pointingAt(functionId, 1), [one]);
  }),

  storageCase('aliases: R4: pointingAt follows an alias that moves', async (storage) => {
    const alias = anAlias({ functionVersion: 1 });
    await seed(storage, { aliases: [alias] });
    await storage.aliases.update(alias.id, { functionVersion: 2 });
    assert.deepEqual(await storage.aliases.pointingAt(alias.functionId, 1), []);
    assert.deepEqual(idsOf(await storage.aliases.pointingAt(alias.functionId, 2)), [alias.id]);
  }),
];
