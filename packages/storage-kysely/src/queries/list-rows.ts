import type { ListQuery, Scope } from '@qinling/core';
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { Database } from '../schema.js';
import type { Session } from '../session.js';
import type { Column, StoredValue } from '../tables/column.js';
import { type AnyDatabase, anyTable } from './any-database.js';
import { filterCondition } from './filters.js';
import { isAfter, type Key, keysOf } from './keyset.js';
import { type Visibility, within } from './scope.js';

/** What lists have to know of a table. */
export interface Listing {
  readonly table: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly visible: Visibility;
  /** The properties that complete every order; the last is the id. */
  readonly tieBreak: readonly string[];
}

type Stored = Readonly<Record<string, StoredValue>>;

/** The stored rows that a list query asks for, in its order. */
export async function listRows(
  session: Session,
  listing: Listing,
  query: ListQuery,
): Promise<readonly Stored[]> {
  const keys = keysOf(listing.columns, query.sort ?? [], listing.tieBreak);
  const columns = Object.values(listing.columns).map((column) => column.name);
  let rows = scoped(session.reader, listing, query.scope).select(columns);
  for (const filter of query.filters ?? []) {
    rows = rows.where(filterCondition(listing.columns, filter, session.dialect));
  }
  if (query.marker !== undefined) {
    const values = await keyValues(session.reader, listing, keys, query.scope, query.marker);
    if (values === undefined) {
      return [];
    }
    rows = rows.where(isAfter(keys, values));
  }
  for (const key of keys) {
    rows = rows.orderBy(key.expression, key.direction);
  }
  return (query.limit === undefined ? rows : rows.limit(query.limit)).execute();
}

/** The rows of a table that a scope sees. */
export function scoped(
  db: Kysely<Database>,
  { table, visible }: Pick<Listing, 'table' | 'visible'>,
  scope: Scope,
): SelectQueryBuilder<AnyDatabase, string, Record<never, never>> {
  return anyTable(db).selectFrom(table).where(within(scope, visible));
}

/** Where a row stands in an order; undefined when the scope does not see it. */
async function keyValues(
  db: Kysely<Database>,
  listing: Listing,
  keys: readonly Key[],
  scope: Scope,
  id: string,
): Promise<readonly StoredValue[] | undefined> {
  const names = keys.map((_key, index) => `key_${index}`);
  const row: Stored | undefined = await scoped(db, listing, scope)
    .select(keys.map((key, index) => sql<StoredValue>`${key.expression}`.as(`key_${index}`)))
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : names.map((name) => row[name] ?? null);
}
