import { StorageError } from '../errors/errors.js';
import type { Repositories, Storage } from '../ports/storage/storage.js';
import { interceptRepositories, type StorageCall } from './intercept-storage.js';
import { MemoryDatabase } from './storage/memory-database.js';

// Reads see what is committed, at once. Everything else waits for the transaction that is under way.
const reads: ReadonlySet<string> = new Set([
  ...['get', 'list', 'getByName', 'getByNumber', 'pointingAt', 'newest', 'countOf', 'isUsed', 'log'],
  ...['running', 'isRuntimeBusy', 'orphaned', 'due', 'earliest', 'unfinishedOf', 'unfinishedOfAlias'],
  ...['idsOf', 'idsOfAlias', 'isReferenced', 'unreferenced'],
]);
const onlyInTransaction: ReadonlySet<string> = new Set(['lock', 'acquire']);

/**
 * Rows in this process's memory: the reference adapter of `Storage`, for tests and for hosts that may forget.
 *
 * Transactions run one at a time and are isolated: nobody outside sees a row before it is committed. It is strict about misuse
 * that other adapters may only hang on, so that tests find it: using the storage itself inside a transaction, a transaction's
 * repositories after its end, `lock` or `acquire` outside of one, or anything after `close` rejects with `StorageError`.
 */
export class MemoryStorage implements Storage {
  readonly #database: MemoryDatabase;
  #closed = false;

  readonly runtimes: Repositories['runtimes'];
  readonly functions: Repositories['functions'];
  readonly versions: Repositories['versions'];
  readonly aliases: Repositories['aliases'];
  readonly packages: Repositories['packages'];
  readonly executions: Repositories['executions'];
  readonly jobs: Repositories['jobs'];
  readonly webhooks: Repositories['webhooks'];
  readonly hosts: Repositories['hosts'];

  /** Empty; or, given another one, a second handle on the same rows, as another or a restarted process would have. */
  constructor(sharing?: MemoryStorage) {
    this.#database = sharing === undefined ? new MemoryDatabase() : sharing.#database;
    const outer = interceptRepositories(this.#database.committed, (call, proceed) =>
      this.#call(call, proceed),
    );
    this.runtimes = outer.runtimes;
    this.functions = outer.functions;
    this.versions = outer.versions;
    this.aliases = outer.aliases;
    this.packages = outer.packages;
    this.executions = outer.executions;
    this.jobs = outer.jobs;
    this.webhooks = outer.webhooks;
    this.hosts = outer.hosts;
  }

  async transaction<Result>(work: (repositories: Repositories) => Promise<Result>): Promise<Result> {
    this.#refuseMisuse();
    return this.#database.transaction(work);
  }

  async ping(): Promise<void> {
    this.#refuseMisuse();
  }

  /** Waits for the transactions that were begun. The rows stay for other handles. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#database.exclusively(async () => undefined);
  }

  async #call({ repository, method }: StorageCall, proceed: () => Promise<unknown>): Promise<unknown> {
    this.#refuseMisuse();
    if (onlyInTransaction.has(method)) {
      throw new StorageError(
        `${repository}.${method} holds until a transaction ends; it was called outside of one.`,
      );
    }
    return reads.has(method) ? proceed() : this.#database.exclusively(proceed);
  }

  #refuseMisuse(): void {
    if (this.#closed) {
      throw new StorageError('The storage is closed.');
    }
    this.#database.refuseInsideTransaction();
  }
}
