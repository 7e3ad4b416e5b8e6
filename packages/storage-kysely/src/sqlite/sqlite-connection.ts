import { StorageError } from '@qinling/core';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { retryWhileBusy } from './retry-while-busy.js';
import type { SharedCommit } from './shared-commit.js';
import { translateSqliteError } from './sqlite-errors.js';
import { rollback, type SqliteHandle } from './sqlite-handle.js';

const own = { begin: 'BEGIN IMMEDIATE' } as const;
/** What adds to the changes of others that wait for their commit. */
const joined = {
  begin: 'SAVEPOINT joined',
  end: 'RELEASE joined',
  rollback: ['ROLLBACK TO joined', 'RELEASE joined'],
} as const;

/** One turn on the handle: a statement, or a transaction. Where it may share its commit with others, it is given that commit. */
export class SqliteConnection implements DatabaseConnection {
  readonly #handle: SqliteHandle;
  readonly #shared: SharedCommit | undefined;
  #state: 'single' | 'transaction' | 'ended' = 'single';
  #words: typeof own | typeof joined = own;
  #hasTurn = true;

  constructor(handle: SqliteHandle, shared?: SharedCommit) {
    this.#handle = handle;
    this.#shared = shared;
  }

  /** False when it gave its turn away because it waits for a commit that others share. */
  get hasTurn(): boolean {
    return this.#hasTurn;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { sql, parameters } = query;
    if (this.#state === 'single') {
      if (this.#shared !== undefined) return this.#executeJoined(query);
      return this.#retrying(() => this.#handle.statements.run<Row>(sql, parameters));
    }
    this.#assertInTransaction();
    return this.#translating(() => this.#handle.statements.run<Row>(sql, parameters));
  }

  // biome-ignore lint/correctness/useYield: it only refuses
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new StorageError('Rows of SQLite are not streamed.');
  }

  /** IMMEDIATE, because a transaction that begins with a read fails at its first write when another connection wrote in between. */
  async begin(): Promise<void> {
    this.#words = this.#shared?.isOpen === true ? joined : own;
    await this.#retrying(() => this.#handle.statements.run(this.#words.begin));
    this.#state = 'transaction';
  }

  async commit(): Promise<void> {
    this.#assertInTransaction();
    if (this.#shared !== undefined) {
      if (this.#words === joined) {
        await this.#translating(() => this.#handle.statements.run(joined.end));
      }
      this.#state = 'ended';
      this.#hasTurn = false;
      return this.#shared.join();
    }
    await this.#translating(() => this.#handle.statements.run('COMMIT'));
    this.#state = 'ended';
  }

  /** Never rejects: what led here is worth more to the caller. */
  async rollback(): Promise<void> {
    this.#state = 'ended';
    if (!this.#hasTurn) return;
    if (this.#words === own || !this.#undoJoined()) rollback(this.#handle);
  }

  end(): void {
    this.#state = 'ended';
  }

  /** Takes back what it added to the changes of others. False when that cannot be done alone. */
  #undoJoined(): boolean {
    try {
      for (const statement of joined.rollback) this.#handle.statements.run(statement);
      return true;
    } catch {
      return false;
    }
  }

  async #executeJoined<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    await this.begin();
    try {
      const result = await this.executeQuery<Row>(query);
      await this.commit();
      return result;
    } catch (error) {
      await this.rollback();
      throw error;
    }
  }

  // A full disk makes SQLite undo a transaction by itself. What came after would be committed one by one.
  #assertInTransaction(): void {
    if (this.#state === 'ended') {
      throw new StorageError('The transaction has ended; it takes no more statements.');
    }
    if (!this.#handle.database.inTransaction) {
      throw new StorageError('The transaction was undone because of an earlier error.');
    }
  }

  #retrying<Result>(run: () => Result): Promise<Result> {
    return this.#translating(() => retryWhileBusy(run, this.#handle.busyTimeoutMs));
  }

  async #translating<Result>(run: () => Result | Promise<Result>): Promise<Result> {
    try {
      return await run();
    } catch (error) {
      throw translateSqliteError(error, this.#handle.filename);
    }
  }
}
