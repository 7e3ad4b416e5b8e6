import assert from 'node:assert/strict';
import type { Repositories, Runtime, Storage } from '@qinling/core';
import { aRuntime } from '../row-builders.js';
import { storageCase, twoHandlesCase } from '../storage-subject.js';

const count = 12;

function sharing<Result>(
  storage: Storage,
  work: (repositories: Repositories) => Promise<Result>,
): Promise<Result> {
  return storage.transaction(work, { sharesCommit: true });
}

async function named(storage: Storage, name: string): Promise<readonly Runtime[]> {
  const filters = [{ column: 'name', operator: 'eq', values: [name] }] as const;
  return await storage.runtimes.list({ scope: 'all', filters });
}

export const sharedCommitCases = [
  storageCase(
    'shared commits: of many at once each is whole or nothing, and one that fails takes no other along',
    async (storage) => {
      const standing = aRuntime();
      await storage.runtimes.insert(standing);
      const names = Array.from({ length: count }, (_, index) => `shared-${index}`);
      const outcomes = await Promise.allSettled(
        names.map((name, index) =>
          sharing(storage, async ({ runtimes }) => {
            await runtimes.insert(aRuntime({ name }));
            await runtimes.insert(aRuntime({ name }));
            if (index % 3 === 0) throw new Error(`given up ${index}`);
            // Refused by the storage itself.
            if (index % 3 === 1) await runtimes.insert(aRuntime({ id: standing.id }));
            return index;
          }),
        ),
      );
      for (const [index, outcome] of outcomes.entries()) {
        const rows = await named(storage, `shared-${index}`);
        assert.equal(rows.length, index % 3 === 2 ? 2 : 0, `shared-${index}`);
        if (index % 3 === 2) assert.deepEqual(outcome, { status: 'fulfilled', value: index });
        else assert.equal(outcome.status, 'rejected', `shared-${index} was acknowledged.`);
        if (outcome.status === 'rejected' && index % 3 === 0)
          assert.equal((outcome.reason as Error).message, `given up ${index}`);
      }
    },
  ),

  twoHandlesCase(
    'shared commits: what is acknowledged is there for another handle, at once',
    async (first, second) => {
      const rows = Array.from({ length: count }, () => aRuntime());
      await Promise.all(
        rows.map(async (row) => {
          await sharing(first, ({ runtimes }) => runtimes.insert(row));
          assert.deepEqual(await second.runtimes.get('all', row.id), row, 'It was acknowledged too early.');
        }),
      );
    },
  ),

  storageCase(
    'shared commits: go together with transactions that commit alone, and with single calls',
    async (storage) => {
      const rows = Array.from({ length: count }, () => aRuntime());
      await Promise.all(
        rows.map((row, index) => {
          if (index % 3 === 0) return storage.runtimes.insert(row);
          return storage.transaction(
            async ({ runtimes }) => {
              await runtimes.insert(row);
              assert.deepEqual(await runtimes.get('all', row.id), row);
            },
            { sharesCommit: index % 3 === 1 },
          );
        }),
      );
      const found = await storage.runtimes.list({ scope: 'all' });
      assert.deepEqual(found.map(({ id }) => id).sort(), rows.map(({ id }) => id).sort());
    },
  ),
];
