import { type Mutation, type Row, type Rows, whole } from './noun-mutation.js';

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

export const listMutations: readonly Mutation[] = [
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
