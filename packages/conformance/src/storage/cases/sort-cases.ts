import assert from 'node:assert/strict';
import type { QinlingFunction, SortKey, Storage } from '@qinling/core';
import { idsOf } from '../assertions.js';
import { aFunction, anExecution, aVersion, minutesLater, someProject } from '../row-builders.js';
import { seed } from '../seed.js';
import { storageCase } from '../storage-subject.js';

const scope = { projectId: someProject };

type Key = SortKey<Extract<keyof QinlingFunction, string>>;

async function sorted(storage: Storage, ...sort: readonly Key[]): Promise<readonly QinlingFunction[]> {
  return storage.functions.list({ scope, sort });
}

/** What each sort key means, said on a noun that has the column; `every column` cases say it for the rest. */
export const sortCases = [
  storageCase('sorting: text is ordered by its code points', async (storage) => {
    const names = ['', ' ', '10', '9', 'B', 'a', 'aa', 'b', 'ä', '\uff5e', '😀'];
    await seed(storage, { functions: [...names].reverse().map((name) => aFunction({ name })) });
    const up = await sorted(storage, { column: 'name', direction: 'asc' });
    assert.deepEqual(
      up.map((row) => row.name),
      names,
    );
    const down = await sorted(storage, { column: 'name', direction: 'desc' });
    assert.deepEqual(
      down.map((row) => row.name),
      names.reverse(),
    );
  }),

  storageCase('sorting: numbers are ordered as numbers', async (storage) => {
    const sizes = [1, 9, 10, 2 ** 31, 2 ** 40];
    await seed(storage, { functions: [...sizes].reverse().map((memoryBytes) => aFunction({ memoryBytes })) });
    const up = await sorted(storage, { column: 'memoryBytes', direction: 'asc' });
    assert.deepEqual(
      up.map((row) => row.memoryBytes),
      sizes,
    );
  }),

  storageCase('sorting: false comes before true', async (storage) => {
    const [yes, no] = [anExecution({ sync: true }), anExecution({ sync: false, createdAt: minutesLater(1) })];
    await seed(storage, { executions: [yes, no] });
    const up = await storage.executions.list({ scope, sort: [{ column: 'sync', direction: 'asc' }] });
    assert.deepEqual(idsOf(up), [no.id, yes.id]);
    const down = await storage.executions.list({ scope, sort: [{ column: 'sync', direction: 'desc' }] });
    assert.deepEqual(idsOf(down), [yes.id, no.id]);
  }),

  storageCase('sorting: null counts as the empty text, whatever the direction', async (storage) => {
    const rows = [null, 'a', '', null, 'b'].map((name, minutes) =>
      aFunction({ name, createdAt: minutesLater(minutes) }),
    );
    await seed(storage, { functions: rows });
    const up = await sorted(storage, { column: 'name', direction: 'asc' });
    assert.deepEqual(
      up.map((row) => row.name),
      [null, '', null, 'a', 'b'],
    );
    const down = await sorted(storage, { column: 'name', direction: 'desc' });
    assert.deepEqual(
      down.map((row) => row.name),
      ['b', 'a', null, '', null],
    );
  }),

  storageCase('sorting: null counts as the epoch', async (storage) => {
    const rows = [new Date(1), null, new Date(0)].map((updatedAt, minutes) =>
      aFunction({ updatedAt, createdAt: minutesLater(minutes) }),
    );
    await seed(storage, { functions: rows });
    const up = await sorted(storage, { column: 'updatedAt', direction: 'asc' });
    assert.deepEqual(idsOf(up), idsOf([rows[1], rows[2], rows[0]].flatMap((row) => row ?? [])));
  }),

  storageCase(
    'sorting: a later key decides between rows that an earlier one leaves equal',
    async (storage) => {
      const pairs = [
        ['b', 2],
        ['b', 1],
        ['a', 2],
        ['a', 1],
      ] as const;
      await seed(storage, {
        functions: pairs.map(([name, count], minutes) =>
          aFunction({ name, count, createdAt: minutesLater(minutes) }),
        ),
      });
      const rows = await sorted(
        storage,
        { column: 'name', direction: 'desc' },
        { column: 'count', direction: 'asc' },
      );
      assert.deepEqual(
        rows.map((row) => `${row.name}${row.count}`),
        ['b1', 'b2', 'a1', 'a2'],
      );
    },
  ),

  storageCase(
    'sorting: rows that every key leaves equal are oldest first, also when sorted downwards',
    async (storage) => {
      const rows = [3, 1, 2].map((minutes) => aFunction({ name: 'a', createdAt: minutesLater(minutes) }));
      await seed(storage, { functions: rows });
      const down = await sorted(storage, { column: 'name', direction: 'desc' });
      assert.deepEqual(
        down.map((row) => row.createdAt),
        [1, 2, 3].map(minutesLater),
      );
    },
  ),

  storageCase('sorting: versions are listed by number, not by age, and page so', async (storage) => {
    const { id: functionId } = aFunction();
    const numbers = [10, 2, 1, 11, 9];
    const versions = numbers.map((versionNumber, minutes) =>
      aVersion({ functionId, versionNumber, createdAt: minutesLater(minutes) }),
    );
    await seed(storage, { versions });
    const whole = await storage.versions.list({ scope });
    assert.deepEqual(
      whole.map((row) => row.versionNumber),
      [1, 2, 9, 10, 11],
    );
    const rest = await storage.versions.list({ scope, marker: whole[1]?.id ?? '', limit: 2 });
    assert.deepEqual(
      rest.map((row) => row.versionNumber),
      [9, 10],
    );
  }),

  storageCase('sorting: versions that a key leaves equal are ordered by number', async (storage) => {
    const { id: functionId } = aFunction();
    const versions = [10, 2, 9].map((versionNumber, minutes) =>
      aVersion({ functionId, versionNumber, description: 'same', createdAt: minutesLater(minutes) }),
    );
    await seed(storage, { versions });
    const sort = [{ column: 'description', direction: 'desc' }] as const;
    const rows = await storage.versions.list({ scope, sort });
    assert.deepEqual(
      rows.map((row) => row.versionNumber),
      [2, 9, 10],
    );
  }),
];
