import type { Scope } from '../domain/scope.js';
import { InvalidInputError } from '../errors/errors.js';
import type { Filter, ListQuery } from '../ports/storage/list-query.js';
import type { ListOptions, Page } from './list-options.js';

/** More than anybody asks for; a storage may choke on a condition of thousands of parts. */
const maxFilters = 100;

/** Lists one page: one row more than asked for tells whether there is a next one. */
export async function listPage<
  Row extends { readonly id: string },
  Column extends Extract<keyof Row, string>,
>(
  repository: { list(query: ListQuery<Extract<keyof Row, string>>): Promise<readonly Row[]> },
  scope: Scope,
  options: ListOptions<Column>,
  always: readonly Filter<Extract<keyof Row, string>>[] = [],
): Promise<Page<Row>> {
  const { limit, marker, sort, filters = [] } = options;
  if (limit !== undefined && (!Number.isSafeInteger(limit) || limit < 1)) {
    throw new InvalidInputError('limit must be an integer of 1 or more.', { field: 'limit' });
  }
  if (filters.length > maxFilters) {
    throw new InvalidInputError(`Too many filters: at most ${maxFilters} are allowed.`);
  }
  const rows = await repository.list({
    scope,
    filters: [...always, ...filters],
    ...(sort === undefined ? {} : { sort }),
    ...(marker === undefined ? {} : { marker }),
    ...(limit === undefined ? {} : { limit: limit + 1 }),
  });
  if (limit === undefined || rows.length <= limit) return { items: rows, next: undefined };
  const items = rows.slice(0, limit);
  return { items, next: items.at(-1)?.id };
}
