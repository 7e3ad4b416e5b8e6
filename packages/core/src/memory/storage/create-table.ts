import type { Scope } from '../../domain/scope.js';
import { ConflictError } from '../../errors/errors.js';
import type { Repository } from '../../ports/storage/repository.js';
import { compareValues } from './compare-values.js';
import { copyRow } from './copy-row.js';
import type { LayeredMap } from './layered-map.js';
import { type Selection, selectRows } from './select-rows.js';

interface OwnedRow {
  readonly id: string;
  readonly projectId: string;
  readonly createdAt: Date;
}

export interface TableOptions<Row> extends Partial<Selection<Row>> {
  /** Column groups that no two rows share. A group with a null in it is free, as in SQL. */
  readonly uniqueKeys?: readonly (readonly Extract<keyof Row, string>[])[];
}

/** What every repository has, over one table. Rows are copied on their way in and out. */
export function createTable<Row extends OwnedRow>(
  rows: LayeredMap<Row>,
  { uniqueKeys = [], sees = ownRows, completion = oldestFirst }: TableOptions<Row> = {},
): Repository<Row> {
  function refuseTwins(row: Row): void {
    for (const columns of uniqueKeys) {
      const key = keyOf(row, columns);
      for (const other of key === undefined ? [] : rows.values()) {
        if (other.id !== row.id && keyOf(other, columns) === key) {
          throw new ConflictError(`A row with this ${columns.join(' and ')} exists.`);
        }
      }
    }
  }

  return {
    async insert(row) {
      if (rows.has(row.id)) {
        throw new ConflictError('A row with this id exists.');
      }
      refuseTwins(row);
      rows.set(row.id, copyRow(row));
    },
    async get(scope, id) {
      const row = rows.get(id);
      return row !== undefined && sees(scope, row) ? copyRow(row) : undefined;
    },
    async list(query) {
      return selectRows(rows.values(), query, { sees, completion }).map((row) => copyRow(row));
    },
    async update(id, changes) {
      const row = rows.get(id);
      if (row === undefined) {
        return false;
      }
      const changed = { ...row, ...copyRow(changes) };
      refuseTwins(changed);
      rows.set(id, changed);
      return true;
    },
    async delete(id) {
      return rows.delete(id);
    },
  };
}

/** A project sees its own rows, and `all` sees every row (rule R18). */
export function ownRows(scope: Scope, row: OwnedRow): boolean {
  return scope === 'all' || scope.projectId === row.projectId;
}

export function oldestFirst(a: OwnedRow, b: OwnedRow): number {
  return a.createdAt.getTime() - b.createdAt.getTime() || compareValues(a.id, b.id);
}

function keyOf<Row>(row: Row, columns: readonly Extract<keyof Row, string>[]): string | undefined {
  const values = columns.map((column) => row[column]);
  return values.some((value) => value === null) ? undefined : JSON.stringify(values);
}
