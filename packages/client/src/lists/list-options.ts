import type { CallOptions } from '../client-options.js';
import { type Filters, filterParameters } from './filters.js';

/** What a list shows. `Column` are the columns of the noun, `Field` those that each row shall have. */
export interface ListOptions<Column extends string, Field extends string = Column> extends CallOptions {
  readonly filters?: Filters<Column> | undefined;
  /** Rows per request; the rest follows as it is asked for. Default 100. */
  readonly limit?: number | undefined;
  /** The id of the last row that is not wanted any more. */
  readonly marker?: string | undefined;
  /** Default: oldest first; versions by number. */
  readonly sort_keys?: readonly Column[] | undefined;
  /** One for each sort key; `asc` where one is missing. */
  readonly sort_dirs?: readonly ('asc' | 'desc')[] | undefined;
  /** The columns that rows shall have. Default: all. */
  readonly fields?: readonly Field[] | undefined;
  /** Rows of every project; for administrators. */
  readonly all_projects?: boolean | undefined;
}

const defaultLimit = 100;

/** The query of a list's first page. */
export function listQuery(options: ListOptions<string>): URLSearchParams {
  const { filters = {}, limit = defaultLimit, marker, sort_keys, sort_dirs, fields, all_projects } = options;
  const controls = {
    limit: String(limit),
    marker,
    sort_keys: sort_keys?.join(','),
    sort_dirs: sort_dirs?.join(','),
    fields: fields?.join(','),
    all_projects: all_projects === undefined ? undefined : String(all_projects),
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(controls)) if (value !== undefined) query.append(name, value);
  for (const [name, value] of filterParameters(filters)) query.append(name, value);
  return query;
}
