import { type Filter, type FilterOperator, InvalidInputError } from '@qinling/core';
import { type Expression, type SqlBool, sql } from 'kysely';
import type { SqlDialect } from '../engine.js';
import { encodeOperand } from '../tables/codecs.js';
import type { Column, StoredValue } from '../tables/column.js';
import { columnNamed } from '../tables/table.js';

interface Operands {
  readonly column: Expression<unknown>;
  /** Encoded as the column is. */
  readonly values: readonly StoredValue[];
  readonly dialect: SqlDialect;
}

type Condition = (operands: Operands) => Expression<SqlBool>;

function comparison(operator: string): Condition {
  return ({ column, values: [value] }) => sql<SqlBool>`${column} ${sql.raw(operator)} ${value}`;
}

// SQL's own rule that null satisfies no comparison is the port's, except that null is not in an empty list.
const conditions = {
  eq: comparison('='),
  neq: comparison('<>'),
  gt: comparison('>'),
  gte: comparison('>='),
  lt: comparison('<'),
  lte: comparison('<='),
  in: ({ column, values, dialect }) => dialect.isOneOf(column, values),
  nin: ({ column, values, dialect }) =>
    sql<SqlBool>`(${column} is not null and not ${dialect.isOneOf(column, values)})`,
  has: ({ column, values: [value], dialect }) => dialect.contains(column, String(value)),
} as const satisfies Record<FilterOperator, Condition>;

/** One condition of a list. Throws `InvalidInputError` for a column, an operator or a value that does not fit. */
export function filterCondition(
  columns: Readonly<Record<string, Column>>,
  filter: Filter,
  dialect: SqlDialect,
): Expression<SqlBool> {
  const { column: property, operator, values } = filter;
  const column = columnNamed(columns, property);
  const refuse = (why: string) =>
    new InvalidInputError(`The filter on ${property} ${why}.`, { field: property });

  if (!Object.hasOwn(conditions, operator)) {
    throw refuse(`has an unknown operator: ${String(operator)}`);
  }
  if (operator !== 'in' && operator !== 'nin' && values.length !== 1) {
    throw refuse(`takes one value, not ${values.length}`);
  }
  if (operator === 'has' && column.type !== 'text' && column.type !== 'json') {
    throw refuse(`looks for a part of a text, which a column of type ${column.type} is not`);
  }
  return conditions[operator]({
    column: sql.ref(column.name),
    values: values.map((value) => encodeOperand(property, column, value)),
    dialect,
  });
}
