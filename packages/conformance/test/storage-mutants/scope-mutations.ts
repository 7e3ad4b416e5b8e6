import { type Mutation, type Query, whole } from './noun-mutation.js';

function scopedTo(query: Query, projectId: string): Query {
  return { ...query, scope: { projectId } };
}

function projectOf({ scope }: Query): string {
  return scope === 'all' ? 'all' : scope.projectId;
}

export const scopeMutations: readonly Mutation[] = [
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
];
