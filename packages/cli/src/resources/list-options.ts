import type { FilterOperators, Filters, ListOptions } from '@qinling/client';
import { nearestWord } from '../command/nearest-word.js';
import { option } from '../command/option.js';
import { UsageError } from '../errors/usage-error.js';
import { outputOptions } from '../output/output-options.js';

/** The options of every list. */
export const listOptions = {
  filter: option.repeated(
    'KEY=OP:VALUE',
    'Only what fits: eq, neq, in, nin, gt, gte, lt, lte or has. May be repeated.',
  ),
  limit: option.integer('N', 'At most so many.', 1),
  marker: option.text('ID', 'Only what comes after the one with this id.'),
  sort: option.repeated('COLUMN[:desc]', 'In this order. Default: oldest first.'),
  allProjects: option.flag("Every project's, for administrators."),
  ...outputOptions,
} as const;

export interface ListWords {
  readonly filter: readonly string[];
  readonly limit: number | undefined;
  readonly marker: string | undefined;
  readonly sort: readonly string[];
  readonly allProjects: boolean;
}

const operators = ['eq', 'neq', 'in', 'nin', 'gt', 'gte', 'lt', 'lte', 'has'] as const;
const pageRows = 100;

/** What the client is asked for. Throws `UsageError`. */
export function readListOptions<Column extends string>(
  words: ListWords,
  columns: readonly Column[],
): ListOptions<Column> {
  const sort = words.sort.map((text) => sortKey(text, columns));
  return {
    filters: readFilters(words.filter, columns),
    limit: Math.min(words.limit ?? pageRows, pageRows),
    marker: words.marker,
    sort_keys: sort.length === 0 ? undefined : sort.map(([column]) => column),
    sort_dirs: sort.length === 0 ? undefined : sort.map(([, direction]) => direction),
    all_projects: words.allProjects ? true : undefined,
  };
}

/** `name=has:thumb` and its like. Throws `UsageError`. */
export function readFilters<Column extends string>(
  texts: readonly string[],
  columns: readonly Column[],
): Filters<Column> {
  const filters: { [Each in Column]?: FilterOperators } = {};
  for (const text of texts) {
    const at = text.indexOf('=');
    if (at < 1)
      throw new UsageError(`A filter is written KEY=OP:VALUE, as in name=has:thumb, not '${text}'.`);
    const column = knownColumn('filter', text.slice(0, at), columns);
    const { operator, operand } = splitOperator(text.slice(at + 1));
    const known: FilterOperators = filters[column] ?? {};
    if (operator in known) throw new UsageError(`There are two filters of ${column} with ${operator}.`);
    filters[column] = {
      ...known,
      [operator]: operator === 'in' || operator === 'nin' ? operand.split(',') : operand,
    };
  }
  return filters;
}

function splitOperator(text: string): {
  readonly operator: (typeof operators)[number];
  readonly operand: string;
} {
  const at = text.indexOf(':');
  const operator = operators.find((known) => known === text.slice(0, at));
  return operator === undefined
    ? { operator: 'eq', operand: text }
    : { operator, operand: text.slice(at + 1) };
}

function sortKey<Column extends string>(text: string, columns: readonly Column[]): [Column, 'asc' | 'desc'] {
  const [name = '', direction = 'asc'] = text.split(':');
  if (direction === 'asc' || direction === 'desc') return [knownColumn('sort', name, columns), direction];
  throw new UsageError(`--sort takes COLUMN, COLUMN:asc or COLUMN:desc, not '${text}'.`);
}

function knownColumn<Column extends string>(flag: string, name: string, columns: readonly Column[]): Column {
  const known = columns.find((column) => column === name);
  if (known !== undefined) return known;
  const nearest = nearestWord(name, columns);
  const hint = nearest === undefined ? `There are: ${columns.join(', ')}.` : `Did you mean ${nearest}?`;
  throw new UsageError(`--${flag} names ${name}, which is no column. ${hint}`);
}
