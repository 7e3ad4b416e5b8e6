import type { Repository } from '@qinling/core';
import { anyTable } from '../queries/any-database.js';
import { type Listing, listRowsOf, scoped } from '../queries/list-rows.js';
import { type Prepared, prepared } from '../queries/prepared.js';
import { preparedWithin } from '../queries/prepared-within.js';
import { ownRows, type Visibility } from '../queries/scope.js';
import type { Session } from '../session.js';
import type { StoredValue } from '../tables/column.js';
import type { Table } from '../tables/table.js';

type Stored = Readonly<Record<string, StoredValue>>;

/** Which row to change, beside the columns to set. */
const rowId = 'the row';

export interface CrudOptions {
  /** Default: a project sees its own rows. */
  readonly visible?: Visibility;
  /** The properties that complete every order. Default: createdAt, id. */
  readonly tieBreak?: readonly string[];
}

/** What every repository has, for one table. */
export function crudOf<Row extends { readonly id: string }>(
  table: Table<Row>,
  { visible = ownRows, tieBreak = ['createdAt', 'id'] }: CrudOptions = {},
): (session: Session) => Repository<Row> {
  const listing: Listing = { table: table.name, columns: table.columns, visible, tieBreak };

  const listRows = listRowsOf(listing);
  const insert = prepared<Stored, never>((db, values) =>
    anyTable(db).insertInto(table.name).values(valuesOf(table.selection, values)),
  );
  const select = preparedWithin<{ readonly id: string }, Stored>((db, { id }, scope) =>
    scoped(db, listing, scope).select(table.selection).where('id', '=', id),
  );
  const selectId = prepared<{ readonly id: string }, Stored>((db, { id }) =>
    scoped(db, listing, 'all').select('id').where('id', '=', id),
  );
  const remove = prepared<{ readonly id: string }, never>((db, { id }) =>
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

  return (session) => ({
    async insert(row) {
      await insert.write(session, table.encode(row));
    },

    async get(scope, id) {
      const [stored] = await select(session, scope, { id });
      return stored && table.decode(stored);
    },

    async list(query) {
      return (await listRows(session, query)).map(table.decode);
    },

    async update(id, changes) {
      const stored = table.encodeSome(changes) as Stored;
      const columns = Object.keys(stored);
      if (columns.length === 0) return (await selectId.read(session, { id })).length > 0;
      const { numAffectedRows = 0n } = await updateOf(columns).write(session, { ...stored, [rowId]: id });
      return numAffectedRows > 0n;
    },

    async delete(id) {
      const { numAffectedRows = 0n } = await remove.write(session, { id });
      return numAffectedRows > 0n;
    },
  });
}

function valuesOf(columns: readonly string[], values: Stored): Stored {
  return Object.fromEntries(columns.map((column) => [column, values[column] ?? null]));
}
