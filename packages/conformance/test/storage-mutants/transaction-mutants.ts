import { type Storage, StorageError } from '@qinling/core';
import { running } from './running.js';
import { breakRepositories, mutant, type StorageMutant, storageMutant } from './storage-mutant.js';

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
    'deletes when the transaction commits',
    'transactions: work sees its own deletions, and can insert the row again',
    (storage) =>
      running(storage, (work) =>
        storage.transaction(async (repositories) => {
          const deleted: string[] = [];
          const { aliases } = repositories;
          const deferring = breakRepositories(repositories, () => ({
            aliases: {
              async delete(id) {
                deleted.push(id);
                return (await aliases.get('all', id)) !== undefined;
              },
            },
          }));
          const result = await work(deferring);
          await Promise.all(deleted.map((id) => aliases.delete(id)));
          return result;
        }),
      ),
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
    'goes on when the transaction has ended, outside of it',
    'transactions: repositories that outlive their transaction are refused',
    (storage) =>
      running(storage, (work) =>
        storage.transaction((repositories) => {
          let isOpen = true;
          const lasting = breakRepositories(repositories, ({ runtimes }) => ({
            runtimes: {
              insert: (row) => (isOpen ? runtimes : storage.runtimes).insert(row),
              list: (query) => (isOpen ? runtimes : storage.runtimes).list(query),
            },
          }));
          return work(lasting).finally(() => {
            isOpen = false;
          });
        }),
      ),
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
];
