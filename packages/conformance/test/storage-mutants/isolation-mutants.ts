import type { Repositories, Storage } from '@qinling/core';
import { running } from './running.js';
import {
  breakRepositories,
  breakStorage,
  breathe,
  type StorageMutant,
  storageMutant,
} from './storage-mutant.js';

/** Every call commits by itself; `lock` holds nothing. */
function withoutTransactions(storage: Storage): Storage {
  const outer = breakRepositories(storage, ({ functions, packages }) => ({
    functions: {
      lock: async (id) => (await functions.get('all', id)) !== undefined,
    },
    packages: {
      lock: async () => undefined,
      async acquire(row) {
        const standing = await packages.get(row.location);
        await storage.transaction((repositories) => repositories.packages.acquire(row));
        return standing ?? row;
      },
    },
  }));
  return running(storage, (work) => work(outer), outer);
}

/** One connection for all: whoever calls while a transaction is open is in it. */
function withOneConnection(storage: Storage): Storage {
  let current: Repositories | undefined;
  const shared = breakRepositories(storage, ({ runtimes, functions }) => ({
    runtimes: {
      list: (query) => (current?.runtimes ?? runtimes).list(query),
      get: (scope, id) => (current?.runtimes ?? runtimes).get(scope, id),
    },
    functions: {
      incrementCount: (id) => (current?.functions ?? functions).incrementCount(id),
    },
  }));
  return running(
    storage,
    (work) =>
      storage.transaction(async (repositories) => {
        current = repositories;
        try {
          return await work(repositories);
        } finally {
          current = undefined;
        }
      }),
    shared,
  );
}

export const isolationMutants: readonly StorageMutant[] = [
  storageMutant(
    'has no transactions',
    [
      'transactions: many at once all end, and each is whole',
      'isolation: a reader sees all of a transaction or nothing of it',
      'isolation: R11: under lock, no second transaction comes between check and change',
      'functions: R11: a check under lock and what it guards are one',
      'functions: R11: a deletion and a new reference that race do not both happen',
      'packages: R5: a removal and a new reference to one location cannot cross',
      'two handles: R11: a check under lock and what it guards are one',
      'two handles: R5: a removal and a new reference to one location cannot cross',
    ],
    withoutTransactions,
  ),
  storageMutant(
    'has one connection for everybody',
    [
      'isolation: a reader sees all of a transaction or nothing of it',
      'isolation: a reader sees nothing of a transaction that fails later',
      'isolation: a reader does not miss a row that a failing transaction deletes',
      'isolation: a write from outside stays when the transaction that is open fails',
    ],
    withOneConnection,
  ),
  storageMutant(
    'drops writes while a transaction is open',
    'isolation: a write from outside is not lost in a transaction that is open',
    (storage) => {
      let open = false;
      const outer = breakRepositories(storage, ({ functions }) => ({
        functions: { incrementCount: async (id) => (open ? undefined : functions.incrementCount(id)) },
      }));
      return running(
        storage,
        (work) =>
          storage.transaction(async (repositories) => {
            open = true;
            return work(repositories).finally(() => {
              open = false;
            });
          }),
        outer,
      );
    },
  ),
  storageMutant(
    'counts versions outside of transactions, in two statements',
    'functions: R1: versions published at once in transactions get numbers without a gap',
    (storage) => {
      const taken = new Map<string, number>();
      return breakStorage(withoutTransactions(storage), () => ({
        functions: {
          async takeVersionNumber(id) {
            const next = (taken.get(id) ?? 0) + 1;
            await breathe();
            taken.set(id, next);
            return next;
          },
        },
      }));
    },
  ),
];
