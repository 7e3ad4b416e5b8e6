import { AsyncLocalStorage } from 'node:async_hooks';
import { StorageError } from '../../errors/errors.js';
import type { Repositories } from '../../ports/storage/storage.js';
import { interceptRepositories } from '../intercept-storage.js';
import { createRepositories } from './create-repositories.js';
import { commitTables, createTables } from './tables.js';

/** The rows that the handles of one memory storage share, and the turn to write them. */
export class MemoryDatabase {
  readonly #tables = createTables();
  /** The transaction that the present call chain is in. */
  readonly #current = new AsyncLocalStorage<{ open: boolean }>();
  #lastTurn: Promise<unknown> = Promise.resolve();

  /** The committed rows. Writes to them take `exclusively`. */
  readonly committed: Repositories = createRepositories(this.#tables);

  /** Throws when the calling code is inside a transaction, where it may only use what the transaction gave it. */
  refuseInsideTransaction(): void {
    if (this.#current.getStore()?.open === true) {
      throw new StorageError(
        'The storage was used inside a transaction. Use the repositories that `work` receives: the outer ones wait for it to end.',
      );
    }
  }

  /** Runs `work` when everything that came before has ended. */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#lastTurn.then(work);
    this.#lastTurn = turn.catch(() => undefined);
    return turn;
  }

  transaction<Result>(work: (repositories: Repositories) => Promise<Result>): Promise<Result> {
    return this.exclusively(async () => {
      const transaction = { open: true };
      const tables = createTables(this.#tables);
      const repositories = interceptRepositories(createRepositories(tables), async (_call, proceed) => {
        if (!transaction.open) {
          throw new StorageError('The transaction has ended; its repositories cannot be used any more.');
        }
        return proceed();
      });
      try {
        const result = await this.#current.run(transaction, () => work(repositories));
        commitTables(tables);
        return result;
      } finally {
        transaction.open = false;
      }
    });
  }
}
