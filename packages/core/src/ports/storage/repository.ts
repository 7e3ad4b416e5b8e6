import type { Scope } from '../../domain/scope.js';
import type { ListQuery } from './list-query.js';

/**
 * Rows of one kind. Absence is `undefined` or `false`, never an error. Writes address a row by id alone: the service has read
 * it in the same transaction, within the caller's scope.
 */
export interface Repository<Row extends { readonly id: string }> {
  /** Adds a row. Throws `ConflictError` when a unique key is taken. */
  insert(row: Row): Promise<void>;
  get(scope: Scope, id: string): Promise<Row | undefined>;
  list(query: ListQuery<Extract<keyof Row, string>>): Promise<readonly Row[]>;
  /** Sets the given columns; false when there is no such row. */
  update(id: string, changes: Partial<Omit<Row, 'id'>>): Promise<boolean>;
  /** False when there was no such row. */
  delete(id: string): Promise<boolean>;
}
