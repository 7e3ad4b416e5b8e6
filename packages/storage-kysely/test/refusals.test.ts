import { aFunction, aVersion, seed, someTime } from '@qinling/conformance';
import type { FilterOperator, FilterValue, SortKey } from '@qinling/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KyselyStorage } from '../src/index.js';
import { errorOf } from './support/error-of.js';
import { type SqliteFixture, sqliteFixture } from './support/sqlite-fixture.js';

let fixture: SqliteFixture;
let storage: KyselyStorage;
const row = aFunction();

beforeAll(async () => {
  fixture = await sqliteFixture();
  storage = await fixture.open();
  await seed(storage, { functions: [row] });
});

afterAll(() => fixture.remove());

/** What TypeScript refuses, and a caller in JavaScript may still send. */
function anything<Type>(value: unknown): Type {
  return value as Type;
}

describe('a list refuses', () => {
  it.each([
    ['a column that does not exist', 'nothing', 'eq', ['x']],
    ['a column of the table that is none of the row', 'version_counter', 'eq', [1]],
    ['a name that every object has', 'constructor', 'eq', ['x']],
    ['SQL for a column', 'id" OR 1=1 --', 'eq', ['x']],
    ['an operator that does not exist', 'name', 'like', ['x']],
    ['no value where one is needed', 'name', 'eq', []],
    ['two values where one is needed', 'name', 'neq', ['a', 'b']],
    ['text for a number', 'count', 'eq', ['1']],
    ['a number for text', 'name', 'in', [1]],
    ['text for a time', 'createdAt', 'lt', ['2024-01-01']],
    ['a time that is none', 'createdAt', 'lt', [new Date(Number.NaN)]],
    ['a part of a number', 'count', 'has', [1]],
    ['a part of a time', 'createdAt', 'has', [someTime]],
  ])('%s', async (_name, column, operator, values: readonly FilterValue[]) => {
    const filters = [
      { column: anything<'name'>(column), operator: anything<FilterOperator>(operator), values },
    ];
    const error = await errorOf(storage.functions.list({ scope: 'all', filters }));
    expect(error.code).toBe('invalid-input');
    expect(error.field).toBe(column);
  });

  it.each([
    ['a column that does not exist', { column: 'nothing', direction: 'asc' }],
    ['a name that every object has', { column: '__proto__', direction: 'asc' }],
    ['a direction that does not exist', { column: 'name', direction: 'asc, (SELECT 1)' }],
  ])('to sort by %s', async (_name, key) => {
    const error = await errorOf(
      storage.functions.list({ scope: 'all', sort: [anything<SortKey<'name'>>(key)] }),
    );
    expect(error.code).toBe('invalid-input');
    expect(error.field).toBe(key.column);
  });
});

describe('a write refuses', () => {
  it('a column that does not exist, for types and for JavaScript', async () => {
    // @ts-expect-error: not a property of a function
    const error = await errorOf(storage.functions.update(row.id, { versionCounter: 9 }));
    expect(error.code).toBe('invalid-input');
    expect(await storage.functions.takeVersionNumber(row.id)).toBe(1);
  });

  it('a value of another type, and an invalid time, which SQL would take for null', async () => {
    const changes = [
      { count: anything<number>('1') },
      { updatedAt: new Date(Number.NaN) },
      { createdAt: anything<Date>(null) },
    ];
    for (const change of changes) {
      expect((await errorOf(storage.functions.update(row.id, change))).code).toBe('invalid-input');
    }
    expect(await storage.functions.get('all', row.id)).toEqual(row);
  });

  it('to delete a package that a function still refers to', async () => {
    const error = await errorOf(storage.packages.delete(row.location ?? ''));
    expect(error.code).toBe('conflict');
    expect(await storage.packages.get(row.location ?? '')).toBeDefined();
  });

  it('to delete a function that still has versions, and a version of no function', async () => {
    const version = aVersion();
    await seed(storage, { versions: [version] });
    expect((await errorOf(storage.functions.delete(version.functionId))).code).toBe('conflict');
    expect((await errorOf(storage.versions.insert(aVersion({ functionId: 'none' })))).code).toBe('conflict');
  });
});
