import type { ListQuery, Repositories, Repository } from '@qinling/core';
import { type Breaks, mutant, mutantWithMemory, type StorageMutant } from './storage-mutant.js';

const nouns = ['runtimes', 'functions', 'versions', 'aliases', 'executions', 'jobs', 'webhooks'] as const;

type NounName = (typeof nouns)[number];

interface Row {
  readonly id: string;
  readonly projectId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
  readonly name?: string | null;
  readonly description?: string | null;
}

type Rows = Repository<Row>;
type Query = ListQuery<Extract<keyof Row, string>>;

/** Breaks one kind of rows. The cases of `forEveryNoun` use only what every kind has. */
function breaking(noun: NounName, breaks: (rows: Rows) => Partial<Rows>): Breaks {
  return (repositories: Repositories) => {
    const rows = repositories[noun] as unknown as Rows;
    return { [noun]: breaks(rows) };
  };
}

/** The rows that a query would give if it had no pages. */
function whole(rows: Rows, { marker: _marker, limit: _limit, ...query }: Query): Promise<readonly Row[]> {
  return rows.list(query);
}

/** Pages by what `isAfter` says about the marker's row. */
function paging(rows: Rows, isAfter: (row: Row, marker: Row) => boolean): Partial<Rows> {
  return {
    async list(query) {
      const all = await whole(rows, query);
      const marker = query.marker === undefined ? undefined : await rows.get(query.scope, query.marker);
      const rest = marker === undefined ? all : all.filter((row) => isAfter(row, marker));
      return query.marker !== undefined && marker === undefined ? [] : rest.slice(0, query.limit);
    },
  };
}

function scopedTo(query: Query, projectId: string): Query {
  return { ...query, scope: { projectId } };
}

function projectOf({ scope }: Query): string {
  return scope === 'all' ? 'all' : scope.projectId;
}

type Mutation = readonly [defect: string, red: string, breaks: (rows: Rows, noun: NounName) => Partial<Rows>];

const mutations: readonly Mutation[] = [
  [
    'keeps times in seconds',
    'a row is read as it was inserted, every column and every null',
    (rows) => ({
      insert: (row) =>
        rows.insert({ ...row, createdAt: new Date(Math.floor(row.createdAt.getTime() / 1000) * 1000) }),
    }),
  ],
  [
    'answers null for what is not there',
    'get answers undefined for an id that is not there',
    (rows) => ({ get: async (scope, id) => (await rows.get(scope, id)) ?? (null as unknown as undefined) }),
  ],
  [
    'matches ids by prefix',
    'an id is compared whole and as it is written',
    (rows) => ({
      get: async (scope, id) => (await rows.list({ scope })).find((row) => row.id.startsWith(id)),
    }),
  ],
  [
    'matches ids whatever their case',
    'an id is compared whole and as it is written',
    (rows) => ({ delete: (id) => rows.delete(id.toLowerCase()) }),
  ],
  [
    'replaces a row that is there',
    'a second row with the same id is a conflict and changes nothing',
    (rows) => ({
      async insert(row) {
        await rows.delete(row.id);
        await rows.insert(row);
      },
    }),
  ],
  [
    'updates every row',
    'update sets the given columns of one row and no others',
    (rows) => ({
      async update(id, changes) {
        for (const row of await rows.list({ scope: 'all' })) {
          await rows.update(row.id, changes);
        }
        return (await rows.get('all', id)) !== undefined;
      },
    }),
  ],
  [
    'takes null for not given',
    'update sets a column to null',
    (rows) => ({
      update: (id, changes) =>
        rows.update(id, Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null))),
    }),
  ],
  [
    'counts changed rows, not found ones',
    'update with the values that stand is a success',
    (rows) => ({
      async update(id, changes) {
        const before = await rows.get('all', id);
        await rows.update(id, changes);
        return JSON.stringify(before) !== JSON.stringify(await rows.get('all', id));
      },
    }),
  ],
  [
    'writes UPDATE … SET nothing',
    'update without columns says whether the row is there',
    (rows) => ({
      async update(id, changes) {
        if (Object.keys(changes).length === 0) {
          throw new Error('syntax error');
        }
        return rows.update(id, changes);
      },
    }),
  ],
  [
    'says true for a deletion of nothing',
    'delete removes one row, and says false when it is gone',
    (rows) => ({
      async delete(id) {
        await rows.delete(id);
        return true;
      },
    }),
  ],
  [
    'ignores the scope of get',
    "R18: get sees the rows of the scope's project only",
    (rows) => ({ get: (_scope, id) => rows.get('all', id) }),
  ],
  [
    'ignores the scope of list',
    "R18: list sees the rows of the scope's project only",
    (rows) => ({ list: (query) => rows.list({ ...query, scope: 'all' }) }),
  ],
  [
    "takes 'all' for a project",
    "R18: the scope 'all' sees the rows of every project",
    (rows) => ({ list: (query) => rows.list(scopedTo(query, projectOf(query))) }),
  ],
  [
    'matches projects by prefix',
    'R18: a project id is compared whole and as it is written',
    (rows) => ({
      async list(query) {
        const all = await rows.list({ ...query, scope: 'all' });
        return all.filter((row) => row.projectId.startsWith(projectOf(query)));
      },
    }),
  ],
  [
    'cleans project names',
    'R18: a project may have any name, quotes and wildcards included',
    (rows) => ({ list: (query) => rows.list(scopedTo(query, projectOf(query).replace(/[^\w]/gu, ''))) }),
  ],
  [
    'lets a filter replace the scope',
    'R18: a filter on the project does not widen the scope',
    (rows) => ({
      list(query) {
        const filtersProject = query.filters?.some((filter) => filter.column === 'projectId') === true;
        return rows.list(filtersProject ? { ...query, scope: 'all' } : query);
      },
    }),
  ],
  [
    'looks the marker up in every project',
    "R18: another project's row is no marker",
    (rows) => ({
      async list(query) {
        const marker = query.marker === undefined ? undefined : await rows.get('all', query.marker);
        const all = await whole(rows, query);
        return marker === undefined ? all : all.filter((row) => row.id > marker.id);
      },
    }),
  ],
  [
    'pages by time alone',
    'pages over rows of one moment have every row once',
    (rows) => paging(rows, (row, marker) => row.createdAt > marker.createdAt),
  ],
  [
    'leaves nulls out of later pages',
    'pages in every sort direction have every row once, nulls included',
    (rows, noun) => {
      const text = noun === 'jobs' ? 'name' : 'description';
      return {
        async list(query) {
          const page = await rows.list(query);
          return query.marker === undefined ? page : page.filter((row) => row[text] !== null);
        },
      };
    },
  ],
  [
    'takes limit 0 for no limit',
    'a limit is a limit',
    (rows) => ({
      list: (query) => (query.limit === 0 ? whole(rows, query) : rows.list(query)),
    }),
  ],
  [
    'lists 100 rows at most',
    'without a limit everything is listed',
    (rows) => ({ list: (query) => rows.list({ ...query, limit: query.limit ?? 100 }) }),
  ],
  [
    'begins again after a marker that was deleted',
    'after a marker that was deleted comes nothing',
    (rows) => ({
      async list(query) {
        const marker = query.marker === undefined ? undefined : await rows.get('all', query.marker);
        return marker === undefined ? whole(rows, query) : rows.list(query);
      },
    }),
  ],
  [
    'looks for the marker among the filtered rows',
    'a marker keeps its place when it matches the filters no more',
    (rows) => ({
      async list(query) {
        const all = await whole(rows, query);
        const found = query.marker === undefined || all.some((row) => row.id === query.marker);
        return found ? rows.list(query) : [];
      },
    }),
  ],
  [
    'begins with the marker itself',
    'the last row as a marker ends the list',
    (rows) => ({
      async list(query) {
        const marker = query.marker === undefined ? undefined : await rows.get(query.scope, query.marker);
        return [...(marker === undefined ? [] : [marker]), ...(await rows.list(query))];
      },
    }),
  ],
  [
    'compares without regard to case',
    'every operator on every column finds the rows that it describes',
    (rows) => ({
      async list({ filters = [], ...query }) {
        const all = await rows.list(query);
        const lower = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value);
        const matching = await rows.list({ ...query, filters });
        return all.filter(
          (row) =>
            matching.some((match) => match.id === row.id) ||
            filters.some(
              ({ column, operator, values }) =>
                operator === 'eq' && row[column] !== null && lower(row[column]) === lower(values[0]),
            ),
        );
      },
    }),
  ],
  [
    'ignores the sort',
    'every column sorts both ways, whole and page by page',
    (rows) => ({ list: ({ sort: _sort, ...query }) => rows.list(query) }),
  ],
];

/** Every case that is said of every kind of row, broken for each kind. */
export const everyNounMutants: readonly StorageMutant[] = nouns.flatMap((noun) => [
  ...mutations.map(([defect, red, breaks]) =>
    mutant(
      `${defect} (${noun})`,
      `${noun}: ${red}`,
      breaking(noun, (rows) => breaks(rows, noun)),
    ),
  ),
  mutantWithMemory(
    `gives out the rows that it keeps (${noun})`,
    `${noun}: changing an object that was read does not change what is stored`,
    () => {
      const cache = new Map<string, Row | undefined>();
      return breaking(noun, (rows) => ({
        async get(scope, id) {
          const row = cache.get(id) ?? (await rows.get(scope, id));
          cache.set(id, row);
          return row;
        },
      }));
    },
  ),
  ...(noun === 'versions'
    ? []
    : [
        mutant(
          `lists in any order (${noun})`,
          `${noun}: a list is oldest first, and by id where rows are equally old`,
          breaking(noun, (rows) => ({ list: async (query) => [...(await rows.list(query))].reverse() })),
        ),
      ]),
]);
