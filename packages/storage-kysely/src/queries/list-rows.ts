import type { Filter, ListQuery, Scope, SortKey } from '@qinling/core';
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { Recent } from '../recent.js';
import type { Database } from '../schema.js';
import type { Session } from '../session.js';
import type { Column, StoredValue } from '../tables/column.js';
import { type AnyDatabase, anyTable } from './any-database.js';
import { filterCondition, filterOperand } from './filters.js';
import { isAfter, keysOf } from './keyset.js';
import { type Prepared, prepared } from './prepared.js';
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

/** The values of a list query, by the names of their parameters. */
type Parameters = Readonly<Record<string, StoredValue>>;

/** All of a list query that its SQL depends on. */
interface Shape {
  readonly scope: 'all' | 'project';
  readonly filters: readonly Pick<Filter, 'column' | 'operator'>[];
  readonly sort: readonly SortKey[];
  readonly isLimited: boolean;
  readonly hasMarker: boolean;
}

/** The statements of all list queries of one shape. */
interface Lister {
  readonly rows: Prepared<Parameters, Stored>;
  /** Where the marker stands in the order; no row when the scope does not see it. */
  readonly marker: Prepared<Parameters, Stored>;
}

/** Clients make up the shapes; what is kept of them must have a bound. */
const mostShapes = 64;

/** Makes what answers list queries of a table: the stored rows that each asks for, in its order. */
export function listRowsOf(
  listing: Listing,
): (session: Session, query: ListQuery) => Promise<readonly Stored[]> {
  const listers = new Recent<Lister>(mostShapes);
  return async (session, query) => {
    const { scope, filters = [], sort = [], limit, marker } = query;
    const parameters: Record<string, StoredValue> = {};
    if (scope !== 'all') parameters.project = scope.projectId;
    for (const [index, filter] of filters.entries()) {
      parameters[operand(index)] = filterOperand(listing.columns, filter, session.dialect);
    }
    if (limit !== undefined) parameters.limit = limit;
    const shape: Shape = {
      scope: scope === 'all' ? 'all' : 'project',
      filters: filters.map(({ column, operator }) => ({ column, operator })),
      sort: sort.map(({ column, direction }) => ({ column, direction })),
      isLimited: limit !== undefined,
      hasMarker: marker !== undefined,
    };
    const lister = listers.get(JSON.stringify(shape), () => listerOf(listing, shape));
    if (marker !== undefined) {
      const [position] = await lister.marker.read(session, { ...parameters, marker });
      if (position === undefined) return [];
      Object.assign(parameters, position);
    }
    return lister.rows.read(session, parameters);
  };
}

function listerOf(listing: Listing, shape: Shape): Lister {
  const keys = keysOf(listing.columns, shape.sort, listing.tieBreak);
  const names = Object.values(listing.columns).map((column) => column.name);
  const scopeOf = ({ project = null }: Parameters): Scope =>
    shape.scope === 'all' ? 'all' : { projectId: project as string };
  return {
    rows: prepared((db, values, dialect) => {
      let rows = scoped(db, listing, scopeOf(values)).select(names);
      for (const [index, filter] of shape.filters.entries()) {
        rows = rows.where(filterCondition(listing.columns, filter, values[operand(index)], dialect));
      }
      if (shape.hasMarker) {
        const position = keys.map((_key, index) => values[keyName(index)] ?? null);
        rows = rows.where(isAfter(keys, position));
      }
      for (const key of keys) rows = rows.orderBy(key.expression, key.direction);
      return shape.isLimited ? rows.limit(sql<number>`${values.limit}`) : rows;
    }),
    marker: prepared((db, values) =>
      scoped(db, listing, scopeOf(values))
        .select(keys.map((key, index) => sql<StoredValue>`${key.expression}`.as(keyName(index))))
        .where('id', '=', values.marker ?? null),
    ),
  };
}

const operand = (index: number): string => `operand_${index}`;
const keyName = (index: number): string => `key_${index}`;

/** The rows of a table that a scope sees. */
export function scoped(
  db: Kysely<Database>,
  { table, visible }: Pick<Listing, 'table' | 'visible'>,
  scope: Scope,
): SelectQueryBuilder<AnyDatabase, string, Record<never, never>> {
  return anyTable(db).selectFrom(table).where(within(scope, visible));
}
