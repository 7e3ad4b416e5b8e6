import type { ListQuery, QinlingFunction } from '@qinling/core';
import type { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KyselyStorage } from '../src/index.js';
import { openSqliteStorage } from '../src/sqlite/create-sqlite-storage.js';
import { errorOf } from './support/error-of.js';

const at = (milliseconds: number): Date => new Date(milliseconds);

function functionNamed(name: string, index: number): QinlingFunction {
  return {
    id: `id-${name}`,
    name,
    description: null,
    count: index,
    latestVersion: 0,
    code: { source: 'image', image: `of ${name}` },
    location: null,
    entry: null,
    runtimeId: null,
    cpuMillis: 100,
    memoryBytes: 1024,
    timeoutSeconds: 5,
    projectId: index % 2 === 0 ? 'even' : 'odd',
    createdAt: at(index),
    updatedAt: null,
  };
}

describe('list queries of one shape', () => {
  let storage: KyselyStorage;
  let statements: CompiledQuery[] = [];

  beforeAll(async () => {
    storage = await openSqliteStorage({
      filename: ':memory:',
      log: ({ query }) => void statements.push(query),
    });
    for (const [index, name] of ['a', 'b', 'c', 'd', 'e'].entries())
      await storage.functions.insert(functionNamed(name, index));
  });

  afterAll(() => storage.close());

  type Query = Omit<ListQuery<Extract<keyof QinlingFunction, string>>, 'scope'> & Partial<ListQuery>;

  async function names(query: Query): Promise<string> {
    const rows = await storage.functions.list({ scope: 'all', ...query } as ListQuery<'id'>);
    return rows.map(({ name }) => name).join('');
  }

  const filter = (column: keyof QinlingFunction, operator: string, ...values: readonly unknown[]): Query =>
    ({ filters: [{ column, operator, values }] }) as Query;

  it.each<readonly [string, readonly (readonly [Query, string])[]]>([
    [
      'eq',
      [
        [filter('name', 'eq', 'b'), 'b'],
        [filter('name', 'eq', 'd'), 'd'],
        [filter('name', 'eq', 'x'), ''],
      ],
    ],
    [
      'neq',
      [
        [filter('count', 'neq', 1), 'acde'],
        [filter('count', 'neq', 4), 'abcd'],
      ],
    ],
    [
      'gt',
      [
        [filter('count', 'gt', 1), 'cde'],
        [filter('count', 'gt', 3), 'e'],
      ],
    ],
    [
      'times',
      [
        [filter('createdAt', 'lte', at(0)), 'a'],
        [filter('createdAt', 'lte', at(2)), 'abc'],
      ],
    ],
    [
      'in',
      [
        [filter('name', 'in', 'b'), 'b'],
        [filter('name', 'in', 'a', 'c', 'e'), 'ace'],
        [filter('name', 'in'), ''],
      ],
    ],
    [
      'nin',
      [
        [filter('name', 'nin', 'b', 'c'), 'ade'],
        [filter('name', 'nin'), 'abcde'],
      ],
    ],
    [
      'has',
      [
        [filter('code', 'has', 'of a'), 'a'],
        [filter('code', 'has', 'of c'), 'c'],
        [filter('code', 'has', '%'), ''],
      ],
    ],
    [
      'scope',
      [
        [{ scope: { projectId: 'even' } }, 'ace'],
        [{ scope: { projectId: 'odd' } }, 'bd'],
      ],
    ],
    [
      'limit',
      [
        [{ limit: 2 }, 'ab'],
        [{ limit: 4 }, 'abcd'],
      ],
    ],
    [
      'marker',
      [
        [{ marker: 'id-b' }, 'cde'],
        [{ marker: 'id-d' }, 'e'],
        [{ marker: 'id-b', limit: 1 }, 'c'],
      ],
    ],
  ])('answer what each asks for, and are built once (%s)', async (_name, queries) => {
    statements = [];
    for (const [query, expected] of [...queries, ...queries]) expect(await names(query)).toBe(expected);
    const shapes = new Set(queries.map(([query]) => Object.keys(query).join()));
    const built = new Set(statements.map(({ query }) => query));
    // A marker is a statement of its own.
    expect(built.size).toBe(shapes.size * (_name === 'marker' ? 2 : 1));
  });

  it('are told apart from those that differ in a column, an operator, an order, or in having a limit', async () => {
    expect(await names({ ...filter('name', 'gte', 'd') })).toBe('de');
    expect(await names({ ...filter('name', 'lte', 'b') })).toBe('ab');
    expect(await names({ ...filter('id', 'gte', 'id-e') })).toBe('e');
    expect(await names({ sort: [{ column: 'name', direction: 'desc' }] })).toBe('edcba');
    expect(await names({ sort: [{ column: 'name', direction: 'asc' }] })).toBe('abcde');
    expect(await names({ sort: [{ column: 'name', direction: 'desc' }], limit: 2 })).toBe('ed');
    expect(await names({ sort: [{ column: 'name', direction: 'desc' }], marker: 'id-c' })).toBe('ba');
    expect(await names({})).toBe('abcde');
  });

  it('are refused each time, and nothing is kept of them, when something does not fit', async () => {
    const wrong: readonly Query[] = [
      filter('name', 'like', 'a'),
      filter('name', 'eq', 1),
      filter('name', 'eq', 'a', 'b'),
      filter('nothing' as 'name', 'eq', 'a'),
      { sort: [{ column: 'name', direction: 'up' as 'asc' }] },
    ];
    for (const query of [...wrong, ...wrong])
      expect((await errorOf(names(query))).code).toBe('invalid-input');
  });

  it('are built anew after many other shapes, of which not all are kept', async () => {
    const columns = ['name', 'count', 'entry', 'cpuMillis', 'timeoutSeconds'] as const;
    statements = [];
    await names({});
    for (const column of columns) {
      for (const other of columns) {
        for (const direction of ['asc', 'desc'] as const) {
          const sort = [
            { column, direction },
            { column: other, direction: 'desc' },
          ] as const;
          const first = direction === 'asc' ? 'a' : 'e';
          if (column === 'name') expect((await names({ sort, limit: 1 }))[0]).toBe(first);
          else await names({ sort, limit: 1 });
          await names({ sort });
        }
      }
    }
    expect(await names({})).toBe('abcde');
    const [first, last] = [statements[0], statements.at(-1)];
    expect(last?.sql).toBe(first?.sql);
    expect(last?.query).not.toBe(first?.query);
  });
});
