import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from './support/api.js';
import { assertRow, columns } from './support/columns.js';
import { listed, type Row, refused } from './support/expect.js';
import { type HttpCase, httpCase } from './support/kit.js';
import { type Collection, collectionsOf } from './support/specimens.js';
import { unique } from './support/unique.js';

type Query = Readonly<Record<string, string>>;

const list = async (api: Api, { path, key }: Collection, query: Query) =>
  listed(await api.get(`${path}?${new URLSearchParams(query)}`), key);

const ids = (rows: readonly Row[]) => rows.map(({ id }) => id);

/** Follows `next` to the end, and gives the pages. */
async function pages(api: Api, collection: Collection, query: Query): Promise<(readonly Row[])[]> {
  const seen: (readonly Row[])[] = [];
  let page = await list(api, collection, query);
  seen.push(page.rows);
  while (page.next !== undefined && seen.length < 10) {
    const { href } = new URL(page.next, `${api.baseUrl}/`);
    assert.ok(href.startsWith(`${api.baseUrl}/v1/`), `next points at this server: ${href}`);
    page = listed(await api.get(href.slice(api.baseUrl.length)), collection.key);
    seen.push(page.rows);
  }
  return seen;
}

/** A case for every noun: three rows whose label no other row has, and a query that finds them. */
function forEveryList(
  name: string,
  run: (api: Api, collection: Collection, rows: readonly Row[], mine: Query) => Promise<void>,
): HttpCase {
  return httpCase(name, async (kit) => {
    for (const collection of await collectionsOf(kit)) {
      const label = unique('label');
      const rows = [];
      for (const suffix of ['-a', '-b', '-c']) rows.push(await collection.make(label + suffix));
      await run(kit.api, collection, rows, { [collection.labelled]: `has:${label}` });
    }
  });
}

/** Lists of every noun: order, pages, filters, sorting, fields. */
export const listCases: readonly HttpCase[] = [
  forEveryList(
    'Every list holds whole rows, each with all of its columns',
    async (api, collection, made, mine) => {
      const { rows, next } = await list(api, collection, mine);
      assert.deepEqual(ids(rows).sort(), ids(made).sort(), collection.noun);
      assert.equal(next, undefined);
      for (const row of rows) assertRow(collection.noun, row);
    },
  ),

  forEveryList(
    'Every list pages by limit and next, and the pages make up the whole',
    async (api, collection, made, mine) => {
      const whole = ids((await list(api, collection, mine)).rows);
      const seen = await pages(api, collection, { ...mine, limit: '2' });
      assert.deepEqual(
        seen.map((page) => page.length),
        [2, 1],
        `pages of ${collection.key}`,
      );
      assert.deepEqual(ids(seen.flat()), whole);
      assert.equal(whole.length, made.length);
      const exact = await list(api, collection, { ...mine, limit: '3' });
      assert.deepEqual([exact.rows.length, exact.next], [3, undefined], 'no next where there is no more');
      const after = await list(api, collection, { ...mine, marker: `${whole[0]}` });
      assert.deepEqual(ids(after.rows), whole.slice(1), 'marker is the id of the last seen');
    },
  ),

  forEveryList(
    'Every list sorts by sort_keys and sort_dirs, and pages in that order',
    async (api, collection, made, mine) => {
      const sorted = { ...mine, sort_keys: collection.labelled };
      const wanted = ids(made);
      assert.deepEqual(ids((await list(api, collection, sorted)).rows), wanted, 'ascending by default');
      const descending = { ...sorted, sort_dirs: 'desc' };
      assert.deepEqual(ids((await list(api, collection, descending)).rows), [...wanted].reverse());
      const paged = await pages(api, collection, { ...descending, limit: '1' });
      assert.deepEqual(ids(paged.flat()), [...wanted].reverse());
      const twoKeys = { ...mine, sort_keys: `project_id,${collection.labelled}`, sort_dirs: 'asc,desc' };
      assert.deepEqual(ids((await list(api, collection, twoKeys)).rows), [...wanted].reverse());
    },
  ),

  forEveryList(
    'Every list gives only the fields that are asked for',
    async (api, collection, _made, mine) => {
      const { rows } = await list(api, collection, { ...mine, fields: `id,${collection.labelled}` });
      assert.equal(rows.length, 3);
      for (const row of rows) assert.deepEqual(Object.keys(row).sort(), ['id', collection.labelled].sort());
    },
  ),

  forEveryList('Every list takes every operator of a filter', async (api, collection, [a, b, c], mine) => {
    assert.ok(a && b && c);
    const { labelled } = collection;
    const value = (row: Row) => `${row[labelled]}`;
    const prefix = value(a).slice(0, -2);
    const expected: readonly (readonly [string, readonly Row[]])[] = [
      [value(b), [b]],
      [`eq:${value(b)}`, [b]],
      [`in:${value(a)},${value(c)}`, [a, c]],
      [`has:${prefix.slice(3)}`, [a, b, c]],
      [`has:${prefix}-b`, [b]],
    ];
    for (const [filter, rows] of expected) {
      const found = ids((await list(api, collection, { [labelled]: filter })).rows);
      assert.deepEqual(found.sort(), ids(rows).sort(), `${collection.key}: ${filter}`);
    }
    // The rest match rows of others too, so they are narrowed down by id.
    const narrowed: readonly (readonly [string, readonly Row[]])[] = [
      [`neq:${value(b)}`, [a, c]],
      [`nin:${value(b)},${value(c)}`, [a]],
      [`gt:${value(a)}`, [b, c]],
      [`gte:${value(b)}`, [b, c]],
      [`lt:${value(c)}`, [a, b]],
      [`lte:${value(a)}`, [a]],
    ];
    const id = `in:${ids([a, b, c]).join(',')}`;
    for (const [filter, rows] of narrowed) {
      const found = ids((await list(api, collection, { id, [labelled]: filter })).rows);
      assert.deepEqual(found.sort(), ids(rows).sort(), `${collection.key}: ${filter}`);
    }
    // A substring is plain text: `_` and `%` stand for themselves.
    for (const wildcard of ['_', '%']) {
      const filter = `has:${prefix.slice(0, -1)}${wildcard}`;
      assert.deepEqual(
        (await list(api, { ...collection }, { ...mine, [labelled]: filter })).rows,
        [],
        filter,
      );
    }
  }),

  forEveryList(
    'Every column of a list can be filtered by the value that it shows',
    async (api, collection, [row], mine) => {
      assert.ok(row);
      const stored = (await list(api, collection, { ...mine, id: row.id })).rows[0];
      assert.ok(stored);
      for (const column of columns[collection.noun]) {
        const value: unknown = stored[column];
        // Null cannot be written in a filter; objects and the computed URL have no plain form; project_id is for administrators.
        if (value === null || typeof value === 'object') continue;
        if (column === 'webhook_url' || column === 'project_id') continue;
        const { rows } = await list(api, collection, { id: row.id, [column]: `${value}` });
        assert.deepEqual(ids(rows), [row.id], `${collection.key}?${column}=${value}`);
      }
      const time = `${stored.created_at}`;
      for (const [filter, found] of [
        [`gte:${time}`, 1],
        [`lte:${time}`, 1],
        ['lt:2001-01-01T00:00:00Z', 0],
      ] as const) {
        const { rows } = await list(api, collection, { id: row.id, created_at: filter });
        assert.equal(rows.length, found, `${collection.key}?created_at=${filter}`);
      }
    },
  ),

  httpCase('Every list refuses parameters, columns, limits and values that it does not know', async (kit) => {
    for (const { path, labelled } of await collectionsOf(kit)) {
      const wrong = [
        'foo=1',
        'sort_keys=foo',
        `sort_keys=${labelled}&sort_dirs=up`,
        'fields=foo',
        'limit=many',
      ];
      for (const query of [...wrong, 'limit=-1', 'limit=1.5', 'created_at=gt:yesterday']) {
        refused(await kit.api.get(`${path}?${query}`), 400);
      }
    }
  }),

  httpCase(
    'Every list is oldest first; versions come by number',
    async (kit) => {
      const collections = await collectionsOf(kit);
      const label = unique('label');
      const made = new Map<Collection, Row[]>(collections.map((each) => [each, []]));
      for (const suffix of ['-z', '-y']) {
        for (const [collection, rows] of made) rows.push(await collection.make(label + suffix));
        // Times are to the second, so rows of one second say nothing about the order.
        if (suffix === '-z') await sleep(1100);
      }
      for (const [collection, rows] of made) {
        const seen = await list(kit.api, collection, { [collection.labelled]: `has:${label}` });
        assert.deepEqual(ids(seen.rows), ids(rows), collection.key);
      }
    },
    { waits: true },
  ),

  httpCase('Numbers are compared as numbers: versions 9, 10 and 11', async (kit) => {
    const fn = await kit.createFunction();
    for (let number = 1; number <= 11; number++) await kit.publish(fn);
    const path = `/v1/functions/${fn.id}/versions`;
    const numbers = async (query: string) =>
      listed(await kit.api.get(`${path}?${query}`), 'function_versions').rows.map(
        (row) => row.version_number,
      );
    assert.deepEqual(await numbers(''), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    assert.deepEqual(await numbers('version_number=gte:9'), [9, 10, 11]);
    assert.deepEqual(await numbers('version_number=in:2,10'), [2, 10]);
    assert.deepEqual(await numbers('sort_keys=version_number&sort_dirs=desc&limit=2'), [11, 10]);
  }),
];
