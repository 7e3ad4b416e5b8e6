import type { Scope } from '../../domain/scope.js';
import type { Filter, FilterOperator, ListQuery, SortKey } from '../../ports/storage/list-query.js';
import { type Comparable, comparable, comparableIn, compareValues } from './compare-values.js';

export interface Selection<Row> {
  /** Whether a scope sees a row (rule R18). */
  readonly sees: (scope: Scope, row: Row) => boolean;
  /** Completes every order, so that it is total. */
  readonly completion: (a: Row, b: Row) => number;
}

/** Answers a list query from all rows of a table, as the `ListQuery` port describes. */
export function selectRows<Row extends { readonly id: string }>(
  rows: Iterable<Row>,
  query: ListQuery<Extract<keyof Row, string>>,
  { sees, completion }: Selection<Row>,
): readonly Row[] {
  const visible = [...rows].filter((row) => sees(query.scope, row));
  const bySort = byKeys<Row>(query.sort ?? []);
  const order = (a: Row, b: Row) => bySort(a, b) || completion(a, b);
  const marker = visible.find((row) => row.id === query.marker);
  if (query.marker !== undefined && marker === undefined) {
    return [];
  }
  const filters = query.filters ?? [];
  return visible
    .filter((row) => filters.every((filter) => satisfies(row, filter)))
    .filter((row) => marker === undefined || order(row, marker) > 0)
    .sort(order)
    .slice(0, query.limit);
}

function byKeys<Row extends object>(
  keys: readonly SortKey<Extract<keyof Row, string>>[],
): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const { column, direction } of keys) {
      const difference = compareValues(comparableIn(a, column), comparableIn(b, column));
      if (difference !== 0) {
        return direction === 'asc' ? difference : -difference;
      }
    }
    return 0;
  };
}

type Condition = (value: Comparable, wanted: readonly Comparable[]) => boolean;

/** A condition that compares with one value. */
function than(holds: (difference: number) => boolean): Condition {
  return (value, [wanted]) => wanted !== undefined && holds(compareValues(value, wanted));
}

const conditions = {
  eq: than((difference) => difference === 0),
  neq: than((difference) => difference !== 0),
  gt: than((difference) => difference > 0),
  gte: than((difference) => difference >= 0),
  lt: than((difference) => difference < 0),
  lte: than((difference) => difference <= 0),
  in: (value, wanted) => wanted.includes(value),
  nin: (value, wanted) => !wanted.includes(value),
  has: (value, [wanted]) => String(value).includes(String(wanted)),
} as const satisfies Record<FilterOperator, Condition>;

function satisfies<Row extends object>(row: Row, filter: Filter<Extract<keyof Row, string>>): boolean {
  const value = comparableIn(row, filter.column);
  return value !== null && conditions[filter.operator](value, filter.values.map(comparable));
}
