import { type FilterOperator, type FilterValue, functionColumns, type Repositories } from '@qinling/core';
import { type Breaks, mutant, type StorageMutant } from './storage-mutant.js';

type Condition = (value: unknown, values: readonly FilterValue[]) => boolean;

/** Functions and executions are listed with conditions of the mutant's own for some operators. */
function filtering(conditions: Partial<Record<FilterOperator, Condition>>): Breaks {
  return ({ functions, executions }: Repositories) => ({
    functions: {
      async list({ filters = [], ...query }) {
        const intact = filters.filter(({ operator }) => conditions[operator] === undefined);
        const rows = await functions.list({ ...query, filters: intact });
        return rows.filter((row) =>
          filters.every(
            ({ column, operator, values }) => conditions[operator]?.(row[column], values) ?? true,
          ),
        );
      },
    },
    executions: {
      async list({ filters = [], ...query }) {
        const intact = filters.filter(({ operator }) => conditions[operator] === undefined);
        const rows = await executions.list({ ...query, filters: intact });
        return rows.filter((row) =>
          filters.every(
            ({ column, operator, values }) => conditions[operator]?.(row[column], values) ?? true,
          ),
        );
      },
    },
  });
}

/** What an intact condition would say, made a mutant's by one change. */
const same = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value);
const given = (value: unknown): boolean => value !== null;

/** LIKE, with what its pattern language means. */
function like(value: unknown, part: FilterValue | undefined): boolean {
  const pattern = String(part)
    .replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return given(value) && new RegExp(pattern, 'su').test(String(value));
}

export const filterMutants: readonly StorageMutant[] = [
  mutant(
    'finds nulls with neq',
    'filters: a null satisfies no condition, not even neq and nin',
    filtering({ neq: (value, [wanted]) => same(value) !== same(wanted) }),
  ),
  mutant(
    'finds nulls with nin',
    'filters: a null satisfies no condition, not even neq and nin',
    filtering({ nin: (value, values) => !values.map(same).includes(same(value) as FilterValue) }),
  ),
  mutant(
    'finds nulls with lte, as if they were empty',
    'filters: a null satisfies no condition, not even neq and nin',
    filtering({ lte: (value, [wanted]) => String(value ?? '') <= String(wanted) }),
  ),
  mutant(
    'compares without regard to case',
    'filters: eq and neq compare the whole text, with its case and its spaces',
    filtering({ eq: (value, [wanted]) => String(value).toLowerCase() === String(wanted).toLowerCase() }),
  ),
  mutant(
    'compares without regard to trailing spaces',
    'filters: eq and neq compare the whole text, with its case and its spaces',
    filtering({ eq: (value, [wanted]) => String(value).trimEnd() === String(wanted).trimEnd() }),
  ),
  mutant(
    'takes an empty text for null',
    'filters: the empty text is a value, and is not null',
    filtering({ eq: (value, [wanted]) => wanted !== '' && value === wanted }),
  ),
  mutant(
    'reads numbers out of text',
    'filters: text that looks like a number stays text',
    filtering({ eq: (value, [wanted]) => Number(value) === Number(wanted) }),
  ),
  mutant(
    'compares UTF-16 units',
    'filters: text is compared by its code points',
    filtering({ gt: (value, [wanted]) => given(value) && String(value) > String(wanted) }),
  ),
  mutant(
    'compares text as a dictionary does',
    'filters: text is compared by its code points',
    filtering({ gt: (value, [wanted]) => given(value) && String(value).localeCompare(String(wanted)) > 0 }),
  ),
  mutant(
    'compares numbers as text',
    'filters: numbers are compared as numbers, 1 apart from 10, also beyond 32 bits',
    filtering({ lt: (value, [wanted]) => String(value) < String(wanted) }),
  ),
  mutant(
    'compares numbers in 32 bits',
    'filters: numbers are compared as numbers, 1 apart from 10, also beyond 32 bits',
    filtering({ eq: (value, [wanted]) => (Number(value) | 0) === (Number(wanted) | 0) }),
  ),
  mutant(
    'compares times in seconds',
    'filters: times are compared to the millisecond',
    filtering({
      eq: (value, [wanted]) => Math.floor(Number(value) / 1000) === Math.floor(Number(wanted) / 1000),
    }),
  ),
  mutant(
    'keeps booleans as numbers and compares them as booleans',
    'filters: of booleans, false is less than true',
    filtering({ in: (value, values) => values.includes(Number(value)) }),
  ),
  mutant(
    'compares code in the order of its members',
    'filters: code is compared by its canonical JSON text',
    filtering({ eq: (value, [wanted]) => JSON.stringify(value) === wanted }),
  ),
  mutant(
    'finds text without regard to case',
    [
      'filters: has finds the text anywhere, and distinguishes case',
      'filters: has distinguishes case beyond ASCII',
    ],
    filtering({ has: (value, [part]) => String(value).toLowerCase().includes(String(part).toLowerCase()) }),
  ),
  mutant(
    'finds text at the beginning only',
    'filters: has finds the text anywhere, and distinguishes case',
    filtering({ has: (value, [part]) => String(value).startsWith(String(part)) }),
  ),
  mutant(
    'finds text with an unescaped LIKE',
    'filters: has takes wildcards and escapes as they are',
    filtering({ has: (value, [part]) => like(value, part) }),
  ),
  mutant(
    'finds no text with nothing',
    'filters: has with nothing finds every text',
    filtering({
      has: (value, [part]) => part !== '' && given(value) && String(value).includes(String(part)),
    }),
  ),
  mutant(
    'splits values at commas',
    'filters: in and nin take values with commas, quotes and code points beyond 16 bits',
    filtering({ in: (value, values) => values.join(',').split(',').includes(String(value)) }),
  ),
  mutant(
    'finds everything in nothing',
    'filters: in without values finds nothing, nin without values finds all but nulls',
    filtering({ in: (value, values) => values.length === 0 || values.includes(String(value)) }),
  ),
  mutant(
    'takes 999 values',
    'filters: in and nin take 2,000 values',
    filtering({ in: (value, values) => values.slice(0, 999).includes(String(value)) }),
  ),
  mutant(
    'heeds one condition of a column',
    'filters: several conditions hold together, also on one column',
    ({ functions }) => ({
      functions: {
        list({ filters = [], ...query }) {
          const last = new Map(filters.map((filter) => [filter.column, filter]));
          return functions.list({ ...query, filters: [...last.values()] });
        },
      },
    }),
  ),
  mutant(
    'writes values into its statements',
    'filters: a value is never read as a part of the query',
    filtering({ eq: (value, [wanted]) => value === wanted || /^' OR '/u.test(String(wanted)) }),
  ),
  mutant(
    'leaves out conditions on columns that it does not know',
    'filters: a column that does not exist shows no row',
    ({ functions }) => ({
      functions: {
        list({ filters = [], ...query }) {
          const known = filters.filter(({ column }) => Object.hasOwn(functionColumns, column));
          return functions.list({ ...query, filters: known });
        },
      },
    }),
  ),
];
