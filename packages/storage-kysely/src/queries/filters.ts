import { type Filter, type FilterOperator, InvalidInputError } from '@qinling/core';
import { type Expression, type SqlBool, sql } from 'kysely';
import type { SqlDialect } from '../engine.js';
import { encodeOperand } from '../tables/codecs.js';
import type { StoredValue } from '../tables/column.js';
import { type Columns, columnNamed } from '../tables/table.js';

type Condition = (column: Expression<unknown>, operand: unknown, dialect: SqlDialect) => Expression<SqlBool>;

function comparison(operator: string): Condition {
  return (column, operand) => sql<SqlBool>`${column} ${sql.raw(operator)} ${operand}`;
}

// SQL's own rule that null satisfies no comparison is the port's, except that null is not in an empty list.
const conditions = {
  eq: comparison('='),
  neq: comparison('<>'),
  gt: comparison('>'),
  gte: comparison('>='),
  lt: comparison('<'),
  lte: comparison('<='),
  in: (column, operand, dialect) => dialect.isOneOf(column, operand),
  nin: (column, operand, dialect) =>
    sql<SqlBool>`(${column} is not null and not ${dialect.isOneOf(column, operand)})`,
  has: (column, operand, dialect) => dialect.contains(column, operand),
} as const satisfies Record<FilterOperator, Condition>;

/** One condition of a list, for any operand that `filterOperand` makes. */
export function filterCondition(
  columns: Columns,
  { column, operator }: Pick<Filter, 'column' | 'operator'>,
  operand: unknown,
  dialect: SqlDialect,
): Expression<SqlBool> {
  return conditions[operator](sql.ref(columnNamed(columns, column).name), operand, dialect);
}

/**
 * What a filter compares its column with, as one parameter, encoded as the column is. Throws `InvalidInputError` for a column, an
 * operator or a value that does not fit.
 */
export function filterOperand(columns: Columns, filter: Filter, dialect: SqlDialect): StoredValue {
  const { column: property, operator, values } = filter;
  const column = columnNamed(columns, property);
  const refuse = (why: string) =>
    new InvalidInputError(`The filter on ${property} ${why}.`, { field: property });

  if (!Object.hasOwn(conditions, operator)) {
    throw refuse(`has an unknown operator: ${String(operator)}`);
  }
  const takesMany = operator === 'in' || operator === 'nin';
  if (!takesMany && values.length !== 1) {
    throw refuse(`takes one value, not ${values.length}`);
  }
  if (operator === 'has' && column.type !== 'text' && column.type !== 'json') {
    throw refuse(`looks for a part of a text, which a column of type ${column.type} is not`);
  }
  const encoded = values.map((value) => encodeOperand(property, column, value));
  return takesMany ? dialect.candidates(encoded) : (encoded[0] ?? null);
}
