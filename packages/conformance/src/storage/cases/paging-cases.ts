import assert from 'node:assert/strict';
import type { ListQuery, Storage } from '@qinling/core';
import { idsOf, sameMembers } from '../assertions.js';
import { forEveryNoun, type Noun, type OwnedRow, update } from '../nouns.js';
import { minutesLater, someProject } from '../row-builders.js';
import { type StorageCase, storageCase } from '../storage-subject.js';

const scope = { projectId: someProject };

/** Lists page by page, as a client does. Stops when a page comes that cannot be. */
export async function pageThrough<Row extends OwnedRow>(
  noun: Noun<Row>,
  storage: Storage,
  query: ListQuery<Extract<keyof Row, string>> & { readonly limit: number },
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const last = rows.at(-1);
    const page = await noun.of(storage).list(last === undefined ? query : { ...query, marker: last.id });
    assert.ok(
      page.length <= query.limit,
      `A page of ${page.length} rows where ${query.limit} were asked for.`,
    );
    assert.ok(rows.length <= 10_000, 'The pages never end.');
    rows.push(...page);
    if (page.length < query.limit) {
      return rows;
    }
  }
}

/** Order and pages, for every kind of row. */
export const pagingCases = forEveryNoun((noun) => [
  ...(noun.name === 'versions' ? [] : [oldestFirst(noun)]),

  storageCase(`${noun.name}: pages over rows of one moment have every row once`, async (storage) => {
    const rows = Array.from({ length: 7 }, () => noun.build());
    await noun.seed(storage, rows);
    for (const limit of [1, 2, 3, 7]) {
      const listed = await pageThrough(noun, storage, { scope, limit });
      assert.equal(listed.length, rows.length, `pages of ${limit}`);
      sameMembers(idsOf(listed), idsOf(rows));
    }
  }),

  storageCase(
    `${noun.name}: pages in every sort direction have every row once, nulls included`,
    async (storage) => {
      const texts = ['b', null, 'a', null, '', 'b', 'a'];
      const rows = texts.map((text, index) => ({
        ...noun.build({ createdAt: minutesLater(index % 2) }),
        [noun.freeText]: text,
      }));
      await noun.seed(storage, rows);
      for (const direction of ['asc', 'desc'] as const) {
        const sort = [{ column: noun.freeText, direction }];
        const whole = await noun.of(storage).list({ scope, sort });
        const paged = await pageThrough(noun, storage, { scope, sort, limit: 2 });
        sameMembers(idsOf(whole), idsOf(rows));
        assert.deepEqual(idsOf(paged), idsOf(whole), direction);
      }
    },
  ),

  storageCase(`${noun.name}: a limit is a limit`, async (storage) => {
    await noun.seed(storage, [noun.build(), noun.build(), noun.build()]);
    for (const [limit, expected] of [
      [0, 0],
      [1, 1],
      [3, 3],
      [4, 3],
    ] as const) {
      assert.equal((await noun.of(storage).list({ scope, limit })).length, expected, `limit ${limit}`);
    }
  }),

  storageCase(`${noun.name}: without a limit everything is listed`, async (storage) => {
    const rows = Array.from({ length: 150 }, () => noun.build());
    await noun.seed(storage, rows);
    assert.equal((await noun.of(storage).list({ scope })).length, rows.length);
  }),

  storageCase(`${noun.name}: after a marker that was deleted comes nothing`, async (storage) => {
    const rows = [noun.build(), noun.build(), noun.build()];
    await noun.seed(storage, rows);
    const [first] = await noun.of(storage).list({ scope });
    await noun.of(storage).delete(first?.id ?? '');
    assert.deepEqual(await noun.of(storage).list({ scope, marker: first?.id ?? '' }), []);
  }),

  storageCase(
    `${noun.name}: a marker keeps its place when it matches the filters no more`,
    async (storage) => {
      const rows = Array.from({ length: 4 }, () => ({ ...noun.build(), [noun.freeText]: 'yes' }));
      await noun.seed(storage, rows);
      const filters = [{ column: noun.freeText, operator: 'eq', values: ['yes'] }] as const;
      const before = idsOf(await noun.of(storage).list({ scope, filters }));
      const marker = before[1] ?? '';
      await update(noun, storage, marker, { [noun.freeText]: 'no' });
      assert.deepEqual(idsOf(await noun.of(storage).list({ scope, filters, marker })), before.slice(2));
    },
  ),

  storageCase(`${noun.name}: the last row as a marker ends the list`, async (storage) => {
    await noun.seed(storage, [noun.build(), noun.build()]);
    const last = (await noun.of(storage).list({ scope })).at(-1);
    assert.deepEqual(await noun.of(storage).list({ scope, marker: last?.id ?? '' }), []);
  }),
]);

/** Not for versions, which are listed by number. */
function oldestFirst<Row extends OwnedRow>(noun: Noun<Row>): StorageCase {
  const name = `${noun.name}: a list is oldest first, and by id where rows are equally old`;
  return storageCase(name, async (storage) => {
    const ages = [2, 0, 1, 1, 0, 2, 1];
    const rows = ages.map((age) => noun.build({ createdAt: minutesLater(age) }));
    await noun.seed(storage, rows);
    const expected = [...rows].sort(
      (a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1),
    );
    assert.deepEqual(idsOf(await noun.of(storage).list({ scope })), idsOf(expected));
  });
}
