import type { Repositories, Storage, TransactionOptions } from '@qinling/core';
import { running, type Work } from './running.js';
import { breathe, type StorageMutant, storageMutant } from './storage-mutant.js';

const whole =
  'shared commits: of many at once each is whole or nothing, and one that fails takes no other along';
const early = 'shared commits: what is acknowledged is there for another handle, at once';
const together = 'shared commits: go together with transactions that commit alone, and with single calls';

/** A storage with a way of its own to run the transactions that share a commit. */
function sharing(storage: Storage, share: <Result>(work: Work<Result>) => Promise<Result>): Storage {
  return {
    ...running(storage, (work) => storage.transaction(work)),
    transaction: (work, options: TransactionOptions = {}) =>
      options.sharesCommit === true ? share(work) : storage.transaction(work),
  };
}

/** Runs what comes within a turn in one transaction; `each` is how a part of it is done. */
function inOneGo(
  storage: Storage,
  each: (run: () => Promise<void>, fail: (error: unknown) => void) => Promise<void>,
): Storage {
  let batch: ((repositories: Repositories) => Promise<void>)[] = [];
  let done: Promise<void> | undefined;
  async function runBatch(): Promise<void> {
    await breathe();
    const works = batch;
    batch = [];
    done = undefined;
    await storage.transaction(async (repositories) => {
      for (const work of works) await work(repositories);
    });
  }
  return sharing(storage, (work) => {
    let result: { readonly is: Awaited<ReturnType<typeof work>> } | undefined;
    let failure: { readonly error: unknown } | undefined;
    batch.push((repositories) =>
      each(
        async () => {
          result = { is: await work(repositories) };
        },
        (error) => {
          failure = { error };
        },
      ),
    );
    done ??= runBatch();
    return done.then(() => {
      if (result === undefined) throw failure?.error;
      return result.is;
    });
  });
}

export const sharedCommitMutants: readonly StorageMutant[] = [
  storageMutant('undoes all that shared a commit with what failed', whole, (storage) =>
    inOneGo(storage, (run) => run()),
  ),
  storageMutant('keeps what a shared transaction did before it failed', whole, (storage) =>
    inOneGo(storage, (run, fail) => run().catch(fail)),
  ),
  storageMutant('answers before the commit', early, (storage) =>
    sharing(
      storage,
      (work) =>
        new Promise((resolve, reject) => {
          storage
            .transaction(async (repositories) => {
              const result = await work(repositories);
              resolve(result);
              await breathe();
            })
            .catch(reject);
        }),
    ),
  ),
  storageMutant('loses what shares a commit while others have their turn', together, (storage) => {
    let others = 0;
    const counted = async <Result>(work: Promise<Result>): Promise<Result> => {
      others += 1;
      return await work.finally(() => {
        others -= 1;
      });
    };
    const intact = sharing(storage, (work) =>
      others > 0
        ? storage
            .transaction(async (repositories) => {
              const result = await work(repositories);
              throw Object.assign(new Error('lost'), { result });
            })
            .catch((error) => error.result)
        : storage.transaction(work),
    );
    return {
      ...intact,
      transaction: (work, options = {}) =>
        options.sharesCommit === true
          ? intact.transaction(work, options)
          : counted(storage.transaction(work)),
    };
  }),
];
