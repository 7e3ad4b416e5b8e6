import type { Scope } from '../../domain/scope.js';

export type FilterOperator = 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'nin' | 'has';

export type FilterValue = string | number | boolean | Date;

/**
 * One condition on a column. `in` and `nin` take any number of values, the others exactly one; `has` is a substring match
 * that distinguishes case. A null column satisfies no condition, not even `neq` (as in SQL).
 */
export interface Filter<Column extends string = string> {
  readonly column: Column;
  readonly operator: FilterOperator;
  readonly values: readonly FilterValue[];
}

export interface SortKey<Column extends string = string> {
  readonly column: Column;
  readonly direction: 'asc' | 'desc';
}

/**
 * Which rows, in which order. `sort` is completed by (createdAt, id) - versions by versionNumber - so that the order is total;
 * text is ordered by its code points, false before true, and null counts as the smallest value of its type ('' / 0 / the epoch / false).
 */
export interface ListQuery<Column extends string = string> {
  readonly scope: Scope;
  readonly filters?: readonly Filter<Column>[];
  readonly sort?: readonly SortKey<Column>[];
  /** At most this many; all when not given. */
  readonly limit?: number;
  /** Begin after the row with this id. A row that is not there any more ends the list: the answer is empty. */
  readonly marker?: string;
}
