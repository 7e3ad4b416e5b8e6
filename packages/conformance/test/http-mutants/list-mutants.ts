import { mutant, query, row, rows } from './defects.js';

const anyList = 'GET /v1/*';

export const listMutants = [
  mutant(
    'drops a column from lists',
    'Every list holds whole rows, each with all of its columns',
    rows(anyList, (list) => {
      for (const each of list) delete each.updated_at;
    }),
  ),
  mutant(
    'does not say that there is more',
    'Every list pages by limit and next, and the pages make up the whole',
    row(anyList, (body) => {
      delete body.next;
    }),
  ),
  mutant(
    'ignores sort_dirs',
    'Every list sorts by sort_keys and sort_dirs, and pages in that order',
    query(anyList, (params) => params.delete('sort_dirs')),
  ),
  mutant(
    'ignores fields',
    'Every list gives only the fields that are asked for',
    query(anyList, (params) => params.delete('fields')),
  ),
  mutant(
    'takes neq for eq',
    'Every list takes every operator of a filter',
    query(anyList, (params) => {
      for (const [name, value] of params) params.set(name, value.replace(/^neq:/, 'eq:'));
    }),
  ),
  mutant(
    'ignores filters of times',
    'Every column of a list can be filtered by the value that it shows',
    query(anyList, (params) => params.delete('created_at')),
  ),
  mutant(
    'ignores parameters that it does not know',
    'Every list refuses parameters, columns, limits and values that it does not know',
    query(anyList, (params) => params.delete('foo')),
  ),
  mutant(
    'lists the newest first',
    'Every list is oldest first; versions come by number',
    rows(anyList, (list) => list.reverse()),
  ),
  mutant(
    'sorts numbers as text',
    'Numbers are compared as numbers: versions 9, 10 and 11',
    rows('GET /v1/functions/*/versions', (list) => {
      list.sort((a, b) => `${a.version_number}`.localeCompare(`${b.version_number}`));
    }),
  ),
];
