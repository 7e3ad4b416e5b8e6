import type { Repositories } from '@qinling/core';
import { type Breaks, mutant, type StorageMutant } from './storage-mutant.js';

type Compare = (a: unknown, b: unknown) => number;

/** Functions and executions are sorted by a comparison of the mutant's own. */
function sorting(compare: Compare): Breaks {
  return ({ functions, executions }: Repositories) => ({
    functions: {
      async list({ sort = [], ...query }) {
        return inOrder(await functions.list(query), sort, compare);
      },
    },
    executions: {
      async list({ sort = [], ...query }) {
        return inOrder(await executions.list(query), sort, compare);
      },
    },
  });
}

function inOrder<Row, Column extends keyof Row>(
  rows: readonly Row[],
  sort: readonly { readonly column: Column; readonly direction: 'asc' | 'desc' }[],
  compare: Compare,
): readonly Row[] {
  return [...rows].sort((a, b) => {
    for (const { column, direction } of sort) {
      const difference = compare(a[column], b[column]);
      if (difference !== 0) {
        return direction === 'asc' ? difference : -difference;
      }
    }
    return 0;
  });
}

function plainly(a: unknown, b: unknown): number {
  return Number(Number(a) > Number(b)) - Number(Number(a) < Number(b));
}

export const sortMutants: readonly StorageMutant[] = [
  mutant(
    'sorts text as a dictionary does',
    'sorting: text is ordered by its code points',
    sorting((a, b) => String(a).localeCompare(String(b))),
  ),
  mutant(
    'sorts UTF-16 units',
    'sorting: text is ordered by its code points',
    sorting((a, b) => (String(a) < String(b) ? -1 : Number(String(a) > String(b)))),
  ),
  mutant(
    'sorts numbers as text',
    'sorting: numbers are ordered as numbers',
    sorting((a, b) => (String(a) < String(b) ? -1 : Number(String(a) > String(b)))),
  ),
  mutant(
    'sorts true before false',
    'sorting: false comes before true',
    sorting((a, b) => plainly(b, a)),
  ),
  mutant(
    'sorts nulls last',
    ['sorting: null counts as the empty text, whatever the direction', 'sorting: null counts as the epoch'],
    sorting((a, b) => {
      if (a === null || b === null) {
        return Number(a === null) - Number(b === null);
      }
      return a instanceof Date ? plainly(a, b) : String(a).localeCompare(String(b));
    }),
  ),
  mutant(
    'sorts nulls before everything, the empty text too',
    'sorting: null counts as the empty text, whatever the direction',
    sorting((a, b) => Number(b === null) - Number(a === null) || String(a).localeCompare(String(b))),
  ),
  mutant(
    'sorts by the first key alone',
    'sorting: a later key decides between rows that an earlier one leaves equal',
    ({ functions }) => ({
      functions: { list: ({ sort = [], ...query }) => functions.list({ ...query, sort: sort.slice(0, 1) }) },
    }),
  ),
  mutant(
    'turns the whole order round',
    'sorting: rows that every key leaves equal are oldest first, also when sorted downwards',
    ({ functions }) => ({
      functions: {
        async list({ sort = [], ...query }) {
          const up = sort.map(({ column }) => ({ column, direction: 'asc' }) as const);
          return [...(await functions.list({ ...query, sort: up }))].reverse();
        },
      },
    }),
  ),
  mutant(
    'lists versions by age',
    [
      'sorting: versions are listed by number, not by age, and page so',
      'sorting: versions that a key leaves equal are ordered by number',
    ],
    ({ versions }) => ({
      versions: {
        list: ({ sort = [], ...query }) =>
          versions.list({ ...query, sort: [...sort, { column: 'createdAt', direction: 'asc' }] }),
      },
    }),
  ),
];
