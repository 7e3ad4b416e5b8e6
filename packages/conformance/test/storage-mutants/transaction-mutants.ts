import { type Repositories, type Storage, StorageError } from '@qinling/core';
import {
  breakRepositories,
  breakStorage,
  breathe,
  mutant,
  type StorageMutant,
  storageMutant,
} from './storage-mutant.js';

type Work<Result> = (repositories: Repositories) => Promise<Result>;

/** A storage with a way of its own to run transactions. */
function running(
  storage: Storage,
  transaction: <Result>(work: Work<Result>) => Promise<Result>,
  repositories: Repositories = storage,
): Storage {
  const intact = breakRepositories(repositories, () => ({}));
  return { ...intact, transaction, ping: () => storage.ping(), close: () => storage.close() };
}

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

/** Keeps what was done before an error. */
function committingOnError(storage: Storage): Storage {
  return running(storage, async (work) => {
    const outcome = await storage.transaction(async (repositories) => {
      try {
        return { result: await work(repositories) };
      } catch (error) {
        return { error };
      }
    });
    if ('error' in outcome) {
      throw outcome.error;
    }
    return outcome.result;
  });
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

export const transactionMutants: readonly StorageMutant[] = [
  storageMutant(
    'forgets the result of a transaction',
    'transactions: one that resolves has happened, every kind of row, and gives its result',
    (storage) =>
      running(storage, async (work) => {
        await storage.transaction(work);
        return undefined as never;
      }),
  ),
  storageMutant(
    'does not roll back',
    [
      'transactions: of one that rejects nothing happened: no insert of any kind',
      'transactions: of one that rejects nothing happened: no update, no move, no deletion',
      'transactions: a conflict inside undoes what came before it',
      'transactions: many at once all end, and each is whole',
      'functions: R1: a transaction that failed took no number',
      'packages: a row acquired by a transaction that fails is not there',
      'executions: a finish in a transaction that fails did not happen, its log included',
    ],
    committingOnError,
  ),
  storageMutant(
    'wraps the errors of work',
    'transactions: the error that work threw comes out as it is',
    (storage) =>
      running(storage, (work) =>
        storage.transaction(work).catch((cause: unknown) => {
          throw new StorageError('The transaction failed.', { cause });
        }),
      ),
  ),
  storageMutant(
    'lets an early error of work escape with the transaction open',
    'transactions: work that throws before it returns a promise is undone too',
    (storage) => {
      let stuck = false;
      return running(storage, (work) => {
        if (stuck) {
          throw new StorageError('A transaction is open.');
        }
        return storage.transaction((repositories) => {
          stuck = true;
          const result = work(repositories);
          stuck = false;
          return result;
        });
      });
    },
  ),
  storageMutant('tries work again when it fails', 'transactions: work runs once', (storage) =>
    running(storage, (work) => storage.transaction(work).catch(() => storage.transaction(work))),
  ),
  storageMutant(
    'lists in a transaction what was committed before',
    'transactions: work sees its own writes, in get, list, filter and count',
    (storage) =>
      running(storage, async (work) => {
        const before = new Set((await storage.functions.list({ scope: 'all' })).map((row) => row.id));
        return storage.transaction((repositories) =>
          work(
            breakRepositories(repositories, ({ functions }) => ({
              functions: {
                list: async (query) => (await functions.list(query)).filter((row) => before.has(row.id)),
              },
            })),
          ),
        );
      }),
  ),
  storageMutant(
    'refuses transactions that wrote nothing',
    'transactions: one that only reads is a transaction too',
    (storage) =>
      running(storage, async (work) => {
        let wrote = false;
        const result = await storage.transaction((repositories) =>
          work(
            breakRepositories(repositories, ({ runtimes }) => ({
              runtimes: {
                insert(row) {
                  wrote = true;
                  return runtimes.insert(row);
                },
              },
            })),
          ),
        );
        if (!wrote) {
          throw new StorageError('Nothing to commit.');
        }
        return result;
      }),
  ),
  storageMutant(
    'loses its connection with the first error',
    'transactions: after one that failed the storage works on',
    (storage) => {
      let lost: unknown;
      return running(storage, async (work) => {
        if (lost !== undefined) {
          throw lost;
        }
        return storage.transaction(work).catch((error: unknown) => {
          lost = error;
          throw error;
        });
      });
    },
  ),
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
  mutant(
    'reports a conflict as any other error',
    'transactions: a conflict inside undoes what came before it',
    ({ runtimes }) => ({
      runtimes: {
        insert: (row) =>
          runtimes.insert(row).catch((cause: unknown) => {
            throw new StorageError('UNIQUE constraint failed.', { cause });
          }),
      },
    }),
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
