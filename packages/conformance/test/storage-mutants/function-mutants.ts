import type { FunctionRepository } from '@qinling/core';
import { aFunction } from '../../src/index.js';
import { breathe, mutant, mutantWithMemory, type StorageMutant } from './storage-mutant.js';

/** Adds one to a count in two statements. */
async function readThenWrite(functions: FunctionRepository, id: string): Promise<void> {
  const row = await functions.get('all', id);
  await breathe();
  await functions.update(id, { count: (row?.count ?? 0) + 1 });
}

export const functionMutants: readonly StorageMutant[] = [
  mutant(
    'issues the highest number that exists, plus one',
    [
      'functions: R1: a number is not issued again when the newest version is deleted',
      'functions: R1: a number is not issued again when all versions are deleted',
      'functions: R1: version numbers begin at 1 and rise by one',
    ],
    ({ versions }) => ({
      functions: { takeVersionNumber: async (id) => ((await versions.newest(id))?.versionNumber ?? 0) + 1 },
    }),
  ),
  mutant(
    'issues the count of versions, plus one',
    'functions: R1: a number is not issued again when the newest version is deleted',
    ({ versions }) => ({
      functions: { takeVersionNumber: async (id) => (await versions.countOf(id)) + 1 },
    }),
  ),
  mutant('begins at 0', 'functions: R1: version numbers begin at 1 and rise by one', ({ functions }) => ({
    functions: { takeVersionNumber: async (id) => (await functions.takeVersionNumber(id)) - 1 },
  })),
  mutantWithMemory('counts all functions together', 'functions: R1: every function counts for itself', () => {
    let last = 0;
    return () => ({
      functions: {
        async takeVersionNumber() {
          last += 1;
          return last;
        },
      },
    });
  }),
  mutant(
    'keeps the counter in latestVersion',
    'functions: R1: updating a function leaves its counter alone',
    ({ functions }) => ({
      functions: {
        async takeVersionNumber(id) {
          const latestVersion = ((await functions.get('all', id))?.latestVersion ?? 0) + 1;
          await functions.update(id, { latestVersion });
          return latestVersion;
        },
      },
    }),
  ),
  mutantWithMemory(
    'keeps the counter outside of the transaction',
    [
      'functions: R1: a transaction that failed took no number',
      'transactions: of one that rejects nothing happened: no update, no move, no deletion',
      'two handles: R1: numbers taken by both are all different and have no gap',
    ],
    () => {
      const last = new Map<string, number>();
      return () => ({
        functions: {
          async takeVersionNumber(id) {
            last.set(id, (last.get(id) ?? 0) + 1);
            return last.get(id) ?? 0;
          },
        },
      });
    },
  ),
  mutantWithMemory(
    'counts in each process',
    'two handles: R1: versions published by both get numbers without a gap',
    () => {
      let last = 0;
      return ({ functions, versions }) => ({
        functions: {
          async takeVersionNumber() {
            last += 1;
            return last;
          },
        },
        versions: {
          async insert(row) {
            const standing = await versions.getByNumber('all', row.functionId, row.versionNumber);
            await versions.delete(standing?.id ?? '');
            await functions.lock(row.functionId).catch(() => undefined);
            await versions.insert(row);
          },
        },
      });
    },
  ),
  mutantWithMemory(
    'reads the counter and writes it in two statements',
    [
      'functions: R1: numbers taken at once are all different and have no gap',
      'two handles: R1: numbers taken by both are all different and have no gap',
    ],
    () => {
      const last = new Map<string, number>();
      return () => ({
        functions: {
          async takeVersionNumber(id) {
            const next = (last.get(id) ?? 0) + 1;
            await breathe();
            last.set(id, next);
            return next;
          },
        },
      });
    },
  ),
  mutant(
    'issues numbers for functions that are not there',
    'functions: a number cannot be taken for a function that is not there',
    ({ functions }) => ({
      functions: { takeVersionNumber: (id) => functions.takeVersionNumber(id).catch(() => 1) },
    }),
  ),
  mutant('shows the counter', 'functions: the counter is no column of the row', ({ functions }) => ({
    functions: {
      async get(scope, id) {
        const row = await functions.get(scope, id);
        return row && { ...row, versionCounter: 1 };
      },
    },
  })),
  mutant(
    'locks what is not there',
    'functions: lock says whether the function is there',
    ({ functions }) => ({
      functions: {
        async lock(id) {
          await functions.lock(id);
          return true;
        },
      },
    }),
  ),
  mutant(
    'counts for every function',
    'functions: incrementCount adds one to the count of one function',
    ({ functions }) => ({
      functions: {
        async incrementCount() {
          for (const row of await functions.list({ scope: 'all' })) {
            await functions.incrementCount(row.id);
          }
        },
      },
    }),
  ),
  mutant(
    'reads a count and writes it in two statements',
    'functions: incrementCount loses none of many at once',
    ({ functions }) => ({ functions: { incrementCount: (id) => readThenWrite(functions, id) } }),
  ),
  mutant(
    'counts for a function that is gone, by making it',
    'functions: incrementCount of a function that is gone does nothing',
    ({ functions }) => ({
      functions: {
        async incrementCount(id) {
          if ((await functions.get('all', id)) === undefined) {
            await functions.insert(aFunction({ id, count: 1 }));
          }
        },
      },
    }),
  ),
];
