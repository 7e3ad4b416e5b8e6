import type { Mutation } from './noun-mutation.js';

export const rowMutations: readonly Mutation[] = [
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
];
