import type { Repository } from '@qinling/core';
import { anyTable } from '../queries/any-database.js';
import { type Listing, listRows, scoped } from '../queries/list-rows.js';
import { ownRows, type Visibility } from '../queries/scope.js';
import type { Session } from '../session.js';
import type { Table } from '../tables/table.js';

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

  return (session) => ({
    async insert(row) {
      await anyTable(session.writer).insertInto(table.name).values(table.encode(row)).execute();
    },

    async get(scope, id) {
      const stored = await scoped(session.reader, listing, scope)
        .select(table.selection)
        .where('id', '=', id)
        .executeTakeFirst();
      return stored && table.decode(stored);
    },

    async list(query) {
      const rows = await listRows(session, listing, query);
      return rows.map((stored) => table.decode(stored));
    },

    async update(id, changes) {
      const stored = table.encodeSome(changes);
      if (Object.keys(stored).length === 0) {
        return (
          (await scoped(session.reader, listing, 'all')
            .select('id')
            .where('id', '=', id)
            .executeTakeFirst()) !== undefined
        );
      }
      const { numUpdatedRows } = await anyTable(session.writer)
        .updateTable(table.name)
        .set(stored)
        .where('id', '=', id)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async delete(id) {
      const { numDeletedRows } = await anyTable(session.writer)
        .deleteFrom(table.name)
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  });
}
