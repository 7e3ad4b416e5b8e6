import { StorageError } from '@qinling/core';
import type { Database } from 'better-sqlite3';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { retryWhileBusy } from './retry-while-busy.js';
import { translateSqliteError } from './sqlite-errors.js';
import type { SqliteStatements } from './sqlite-statements.js';

export interface SqliteHandle {
  readonly database: Database;
  readonly statements: SqliteStatements;
  readonly filename: string;
  /** How long another connection may be in the way. */
  readonly busyTimeoutMs: number;
}

/** One turn on the handle: a statement, or a transaction. */
export class SqliteConnection implements DatabaseConnection {
  readonly #handle: SqliteHandle;
  #state: 'single' | 'transaction' | 'ended' = 'single';

  constructor(handle: SqliteHandle) {
    this.#handle = handle;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#state === 'single') {
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
    await this.#retrying(() => this.#handle.statements.run('BEGIN IMMEDIATE'));
    this.#state = 'transaction';
  }

  async commit(): Promise<void> {
    this.#assertInTransaction();
    await this.#translating(() => this.#handle.statements.run('COMMIT'));
    this.#state = 'ended';
  }

  /** Never rejects: what led here is worth more to the caller. */
  async rollback(): Promise<void> {
    this.#state = 'ended';
    try {
      if (this.#handle.database.inTransaction) {
        this.#handle.statements.run('ROLLBACK');
      }
    } catch {
      // SQLite ends the transaction even when undoing it fails; the journal undoes the rest.
    }
  }

  end(): void {
    this.#state = 'ended';
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
