import type { Filter, SortKey } from '../ports/storage/list-query.js';

/** What a list use case takes. */
export interface ListOptions<Column extends string> {
  /** Whose rows: the caller's own (default), every project's, or one other project's. The last two are for administrators. */
  readonly project?: 'own' | 'all' | { readonly projectId: string };
  /** All of them must hold; 100 at most. */
  readonly filters?: readonly Filter<Column>[];
  readonly sort?: readonly SortKey<Column>[];
  /** At most this many, 1 or more; all when not given. */
  readonly limit?: number;
  /** Begin after the row with this id. */
  readonly marker?: string;
}

/** One page of a list. */
export interface Page<Row> {
  readonly items: readonly Row[];
  /** The marker of the next page; undefined when this is the last. */
  readonly next: string | undefined;
}
