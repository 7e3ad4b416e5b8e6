import { InvalidInputError, type SortKey } from '@qinling/core';
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Column, StoredValue } from '../tables/column.js';
import { columnNamed } from '../tables/table.js';

/** One step of an order: an expression that is never null. */
export interface Key {
  readonly expression: Expression<StoredValue>;
  readonly direction: 'asc' | 'desc';
}

const smallest = { text: '', json: '', integer: 0, time: 0, boolean: false } as const;

/**
 * The keys of a total order: those asked for, completed by `tieBreak`, which ends with the id. What follows the id decides nothing
 * and is left out, and so is a column's second mention.
 */
export function keysOf(
  columns: Readonly<Record<string, Column>>,
  sort: readonly SortKey[],
  tieBreak: readonly string[],
): readonly Key[] {
  const completed = [...sort, ...tieBreak.map((column) => ({ column, direction: 'asc' as const }))];
  const keys = new Map<string, Key>();
  for (const { column: property, direction } of completed) {
    if (direction !== 'asc' && direction !== 'desc') {
      throw new InvalidInputError(`A list is sorted asc or desc, not ${String(direction)}.`, {
        field: property,
      });
    }
    if (!keys.has('id') && !keys.has(property)) {
      keys.set(property, { expression: keyExpression(columnNamed(columns, property)), direction });
    }
  }
  return [...keys.values()];
}

// Only where it is needed: an index serves the bare column, not the coalesced one.
function keyExpression(column: Column): RawBuilder<StoredValue> {
  const reference = sql.ref<StoredValue>(column.name);
  return column.nullable ? sql`coalesce(${reference}, ${smallest[column.type]})` : reference;
}

/** Whether a row comes after the one whose keys have these values. */
export function isAfter(keys: readonly Key[], values: readonly StoredValue[]): Expression<SqlBool> {
  const [first] = keys;
  if (first !== undefined && keys.every((key) => key.direction === first.direction)) {
    // A comparison of rows, which an index on the keys serves.
    const expressions = keys.map((key) => key.expression);
    return sql<SqlBool>`(${sql.join(expressions)}) ${beyond(first)} (${sql.join(values)})`;
  }
  const alternatives = keys.map((key, index) => {
    const equalBefore = keys.slice(0, index).map((before, i) => sql`${before.expression} = ${values[i]}`);
    const step = sql`${key.expression} ${beyond(key)} ${values[index]}`;
    return sql`(${sql.join([...equalBefore, step], sql` and `)})`;
  });
  return sql<SqlBool>`(${sql.join(alternatives, sql` or `)})`;
}

function beyond(key: Key): RawBuilder<unknown> {
  return sql.raw(key.direction === 'asc' ? '>' : '<');
}
