import {
  type ColumnType,
  type Filter,
  type FilterOperator,
  type FilterValue,
  InvalidInputError,
} from '@qinling/core';
import { parseTime, type WireTime } from '../wire/time.js';
import { parseBoolean } from './simple-query.js';

const operators: readonly FilterOperator[] = ['eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'in', 'nin', 'has'];

/** The operator that a parameter's value begins with, and the rest. */
export function splitOperator(text: string): { readonly operator: FilterOperator; readonly operand: string } {
  const [, prefix = '', rest = ''] = /^([a-z]+):(.*)$/s.exec(text) ?? [];
  const named = operators.find((operator) => operator === prefix);
  return named === undefined ? { operator: 'eq', operand: text } : { operator: named, operand: rest };
}

/** Reads one filter of the column `name`. Throws `InvalidInputError` for a value that the column cannot have. */
export function parseFilter<Column extends string>(
  name: string,
  column: Column,
  type: ColumnType,
  text: string,
): readonly Filter<Column>[] {
  const { operator, operand } = splitOperator(text);
  if (operator === 'has' && type !== 'text' && type !== 'json') {
    throw new InvalidInputError(`The operator has needs a text column, which ${name} is not.`, {
      field: name,
    });
  }
  const isList = operator === 'in' || operator === 'nin';
  const operands = isList ? operand.split(',') : [operand];
  if (type === 'time')
    return timeFilters(
      column,
      operator,
      operands.map((each) => parseTime(name, each)),
    );
  return [{ column, operator, values: operands.map((each) => operandOf(name, type, each)) }];
}

function operandOf(name: string, type: Exclude<ColumnType, 'time'>, text: string): FilterValue {
  if (type === 'boolean') return parseBoolean(name, text);
  if (type !== 'integer') return text;
  const value = Number(text);
  if (/^-?\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new InvalidInputError(`Invalid value for ${name}: '${text}'. An integer is required.`, {
    field: name,
  });
}

/**
 * Answers show whole seconds, rows know milliseconds. A filter on a whole second means all of it, so that what a client copies from an
 * answer finds the row. Lists of times compare as they stand.
 */
function timeFilters<Column extends string>(
  column: Column,
  operator: FilterOperator,
  times: readonly WireTime[],
): readonly Filter<Column>[] {
  const [time] = times;
  if (time === undefined || !time.isWholeSecond || times.length > 1) {
    return [{ column, operator, values: times.map(({ at }) => at) }];
  }
  const from: FilterValue = time.at;
  const until: FilterValue = new Date(time.at.getTime() + 1000);
  if (operator === 'gt') return [{ column, operator: 'gte', values: [until] }];
  if (operator === 'lte') return [{ column, operator: 'lt', values: [until] }];
  if (operator === 'eq' || operator === 'in') {
    return [
      { column, operator: 'gte', values: [from] },
      { column, operator: 'lt', values: [until] },
    ];
  }
  return [{ column, operator, values: [from] }];
}
