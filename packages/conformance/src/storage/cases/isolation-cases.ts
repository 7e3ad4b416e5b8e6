import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { Repositories, Storage } from '@qinling/core';
import { gate } from '../assertions.js';
import { aFunction, aRuntime, minutesLater } from '../row-builders.js';
import { seed } from '../seed.js';
import { storageCase } from '../storage-subject.js';

/**
 * Begins `outside` when a transaction is half done, and gives its answer when both have ended. An adapter may answer at once
 * or make it wait until the transaction has ended.
 */
async function halfWay<Result>(
  storage: Storage,
  firstHalf: (repositories: Repositories) => Promise<unknown>,
  outside: () => Promise<Result>,
  secondHalf: (repositories: Repositories) => Promise<unknown>,
): Promise<Result> {
  const half = gate();
  const rest = gate();
  const transaction = storage.transaction(async (repositories) => {
    await firstHalf(repositories);
    half.open();
    await rest.opened;
    await secondHalf(repositories);
  });
  const ended = transaction.catch(() => undefined);
  await Promise.race([half.opened, ended]);
  const answer = outside();
  // Time for an answer that needs no waiting; one that waits for the transaction comes after it.
  await Promise.race([answer.catch(() => undefined), delay(30)]);
  rest.open();
  await ended;
  return answer;
}

async function names(repositories: Repositories): Promise<readonly (string | null)[]> {
  return (await repositories.runtimes.list({ scope: 'all' })).map((row) => row.name);
}

export const isolationCases = [
  storageCase('isolation: a reader sees all of a transaction or nothing of it', async (storage) => {
    const seen = await halfWay(
      storage,
      ({ runtimes }) => runtimes.insert(aRuntime({ name: 'one' })),
      () => names(storage),
      ({ runtimes }) => runtimes.insert(aRuntime({ name: 'two', createdAt: minutesLater(1) })),
    );
    assert.ok(seen.length === 0 || seen.length === 2, `The reader saw ${seen}.`);
    assert.deepEqual(await names(storage), ['one', 'two']);
  }),

  storageCase('isolation: a reader sees nothing of a transaction that fails later', async (storage) => {
    const seen = await halfWay(
      storage,
      ({ runtimes }) => runtimes.insert(aRuntime({ name: 'one' })),
      () => names(storage),
      () => Promise.reject(new Error('later')),
    );
    assert.deepEqual(seen, []);
    assert.deepEqual(await names(storage), []);
  }),

  storageCase(
    'isolation: a reader does not miss a row that a failing transaction deletes',
    async (storage) => {
      const runtime = aRuntime({ name: 'one' });
      await seed(storage, { runtimes: [runtime] });
      const seen = await halfWay(
        storage,
        ({ runtimes }) => runtimes.delete(runtime.id),
        () => storage.runtimes.get('all', runtime.id),
        () => Promise.reject(new Error('later')),
      );
      assert.deepEqual(seen, runtime);
    },
  ),

  storageCase(
    'isolation: a write from outside is not lost in a transaction that is open',
    async (storage) => {
      const row = aFunction();
      await seed(storage, { functions: [row] });
      await halfWay(
        storage,
        ({ functions }) => functions.incrementCount(row.id),
        () => storage.functions.incrementCount(row.id),
        ({ functions }) => functions.incrementCount(row.id),
      );
      assert.equal((await storage.functions.get('all', row.id))?.count, 3);
    },
  ),

  storageCase(
    'isolation: a write from outside stays when the transaction that is open fails',
    async (storage) => {
      const row = aFunction();
      await seed(storage, { functions: [row] });
      await halfWay(
        storage,
        ({ functions }) => functions.incrementCount(row.id),
        () => storage.functions.incrementCount(row.id),
        () => Promise.reject(new Error('later')),
      );
      assert.equal((await storage.functions.get('all', row.id))?.count, 1);
    },
  ),

  storageCase(
    'isolation: R11: under lock, no second transaction comes between check and change',
    async (storage) => {
      const row = aFunction({ count: 0 });
      await seed(storage, { functions: [row] });
      const addOne = () =>
        storage.transaction(async ({ functions }) => {
          await functions.lock(row.id);
          const read = await functions.get('all', row.id);
          await delay(1);
          await functions.update(row.id, { count: (read?.count ?? 0) + 1 });
        });
      await Promise.all(Array.from({ length: 8 }, addOne));
      assert.equal((await storage.functions.get('all', row.id))?.count, 8);
    },
  ),
];
