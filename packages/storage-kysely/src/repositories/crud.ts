import { anyTable } from '../queries/any-database.js';
import { type Listing, listRowsOf, scoped } from '../queries/list-rows.js';
import { type Prepared, prepared } from '../queries/prepared.js';
import { preparedWithin } from '../queries/prepared-within.js';
import { ownRows, type Visibility } from '../queries/scope.js';
import type { StoredValue } from '../tables/column.js';
import type { Table } from '../tables/table.js';

type Stored = Readonly<Record<string, StoredValue>>;

interface ById {
  readonly id: string;
}

/** Which row to change, beside the columns to set. */
export const rowId = 'the row';

export interface CrudOptions {
  /** Default: a project sees its own rows. */
  readonly visible?: Visibility;
  /** The properties that complete every order. Default: createdAt, id. */
  readonly tieBreak?: readonly string[];
}

/** The statements that every repository has, for one table. */
export interface CrudStatements<Row> {
  readonly table: Table<Row>;
  readonly listRows: ReturnType<typeof listRowsOf>;
  readonly insert: Prepared<Stored, never>;
  readonly select: ReturnType<typeof preparedWithin<ById, Stored>>;
  readonly selectId: Prepared<ById, Stored>;
  readonly remove: Prepared<ById, never>;
  /** Sets these columns of one row. */
  updateOf(columns: readonly string[]): Prepared<Stored, never>;
}

/** Prepares what every repository has, for one table. */
export function crudOf<Row extends { readonly id: string }>(
  table: Table<Row>,
  { visible = ownRows, tieBreak = ['createdAt', 'id'] }: CrudOptions = {},
): CrudStatements<Row> {
  const listing: Listing = { table: table.name, columns: table.columns, visible, tieBreak };

  const listRows = listRowsOf(listing);
  const insert = prepared<Stored, never>((db, values) =>
    anyTable(db).insertInto(table.name).values(valuesOf(table.selection, values)),
  );
  const select = preparedWithin<ById, Stored>((db, { id }, scope) =>
    scoped(db, listing, scope).select(table.selection).where('id', '=', id),
  );
  const selectId = prepared<ById, Stored>((db, { id }) =>
    scoped(db, listing, 'all').select('id').where('id', '=', id),
  );
  const remove = prepared<ById, never>((db, { id }) =>
    anyTable(db).deleteFrom(table.name).where('id', '=', id),
  );
  // The columns that services set together are few.
  const updates = new Map<string, Prepared<Stored, never>>();
  function updateOf(columns: readonly string[]): Prepared<Stored, never> {
    const key = columns.join();
    const update =
      updates.get(key) ??
      prepared<Stored, never>((db, values) =>
        anyTable(db)
          .updateTable(table.name)
          .set(valuesOf(columns, values))
          .where('id', '=', values[rowId] ?? null),
      );
    updates.set(key, update);
    return update;
  }

  return { table, listRows, insert, select, selectId, remove, updateOf };
}

function valuesOf(columns: readonly string[], values: Stored): Stored {
  return Object.fromEntries(columns.map((column) => [column, values[column] ?? null]));
}
