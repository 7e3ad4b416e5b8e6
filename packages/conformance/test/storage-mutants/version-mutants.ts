import { breathe, mutant, mutantWithMemory, type StorageMutant } from './storage-mutant.js';

export const versionMutants: readonly StorageMutant[] = [
  mutant('matches numbers by prefix', 'versions: getByNumber tells 1 from 10 and 11', ({ versions }) => ({
    versions: {
      async getByNumber(scope, functionId, versionNumber) {
        const rows = await versions.list({ scope, sort: [{ column: 'versionNumber', direction: 'desc' }] });
        return rows.find(
          (row) => row.functionId === functionId && `${row.versionNumber}`.startsWith(`${versionNumber}`),
        );
      },
    },
  })),
  mutant(
    'finds the version of any function',
    'versions: getByNumber finds the version of the function that is asked for',
    ({ versions }) => ({
      versions: {
        getByNumber: async (scope, _functionId, versionNumber) =>
          (await versions.list({ scope })).find((row) => row.versionNumber === versionNumber),
      },
    }),
  ),
  mutant(
    'ignores the scope of getByNumber',
    "versions: R18: getByNumber sees the versions of the scope's project only",
    ({ versions }) => ({
      versions: {
        getByNumber: (_scope, functionId, number) => versions.getByNumber('all', functionId, number),
      },
    }),
  ),
  mutant(
    'replaces a version of the same number',
    [
      'versions: R1: a number stands once for a function',
      'versions: R1: of many that insert one number at once, one wins',
    ],
    ({ versions }) => ({
      versions: {
        async insert(row) {
          const standing = await versions.getByNumber('all', row.functionId, row.versionNumber);
          await versions.delete(standing?.id ?? '');
          await versions.insert(row).catch(() => undefined);
        },
      },
    }),
  ),
  mutant(
    'takes the youngest version for the newest',
    'versions: newest is the highest number, not the youngest row',
    ({ versions }) => ({
      versions: {
        async newest(functionId) {
          const rows = await versions.list({ scope: 'all' });
          return rows
            .filter((row) => row.functionId === functionId)
            .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0];
        },
      },
    }),
  ),
  mutant(
    'takes the highest number of any function for the newest',
    'versions: newest is the highest number, not the youngest row',
    ({ versions }) => ({
      versions: { newest: async () => (await versions.list({ scope: 'all' })).at(-1) },
    }),
  ),
  mutantWithMemory(
    'remembers the newest version when it is deleted',
    'versions: newest falls back when the newest is deleted, and is undefined in the end',
    () => {
      const inserted: string[] = [];
      return ({ versions }) => ({
        versions: {
          insert(row) {
            inserted.push(row.id);
            return versions.insert(row);
          },
          newest: (_functionId) => versions.get('all', inserted.at(-1) ?? ''),
        },
      });
    },
  ),
  mutant(
    'counts the versions of all functions',
    'versions: countOf counts the versions of one function',
    ({ versions }) => ({
      versions: { countOf: async () => (await versions.list({ scope: 'all' })).length },
    }),
  ),
  mutant(
    'takes the highest number for the count',
    'versions: countOf counts the versions of one function',
    ({ versions }) => ({
      versions: { countOf: async (id) => (await versions.newest(id))?.versionNumber ?? 0 },
    }),
  ),
  mutant(
    'reads a count and writes it in two statements',
    'versions: incrementCount adds one to one version, and loses none of many at once',
    ({ versions }) => ({
      versions: {
        async incrementCount(id) {
          const row = await versions.get('all', id);
          await breathe();
          await versions.update(id, { count: (row?.count ?? 0) + 1 });
        },
      },
    }),
  ),
  mutant(
    'counts runs of a version for the function too',
    'versions: incrementCount adds one to one version, and loses none of many at once',
    ({ versions, functions }) => ({
      versions: {
        async incrementCount(id) {
          await versions.incrementCount(id);
          await functions.incrementCount((await versions.get('all', id))?.functionId ?? '');
        },
      },
    }),
  ),
  mutant(
    'names a location as often as versions had it',
    'versions: deleteAllOf removes the versions of one function and says their locations once',
    ({ versions }) => ({
      versions: {
        async deleteAllOf(functionId) {
          const rows = await versions.list({ scope: 'all' });
          const locations = rows.filter((row) => row.functionId === functionId).map((row) => row.location);
          await versions.deleteAllOf(functionId);
          return locations.flatMap((location) => location ?? []);
        },
      },
    }),
  ),
  mutant(
    'deletes the versions of all functions',
    'versions: deleteAllOf removes the versions of one function and says their locations once',
    ({ versions }) => ({
      versions: {
        async deleteAllOf(functionId) {
          const locations = await versions.deleteAllOf(functionId);
          for (const row of await versions.list({ scope: 'all' })) {
            await versions.delete(row.id);
          }
          return locations;
        },
      },
    }),
  ),
  mutant('ignores filters', 'versions: a list may name one function, by a filter', ({ versions }) => ({
    versions: { list: ({ filters: _filters, ...query }) => versions.list(query) },
  })),
];
