import { StorageError } from '@qinling/core';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { retryWhileBusy } from './retry-while-busy.js';
import type { SharedCommit } from './shared-commit.js';
import { translateSqliteError } from './sqlite-errors.js';
import { isLate, rollback, type SqliteHandle, type SqliteUse } from './sqlite-handle.js';

const own = { begin: 'BEGIN IMMEDIATE' } as const;
/** What adds to the changes of others that wait for their commit. */
const joined = {
  begin: 'SAVEPOINT joined',
  end: 'RELEASE joined',
  rollback: ['ROLLBACK TO joined', 'RELEASE joined'],
} as const;

/** One turn on the handle: a statement, or a transaction. Where it may share its commit with others, `shared` is that commit. */
export class SqliteConnection implements DatabaseConnection {
  readonly #handle: SqliteHandle;
  readonly #use: SqliteUse;
  readonly #turns: SharedCommit;
  readonly #shared: SharedCommit | undefined;
  #state: 'single' | 'transaction' | 'ended' = 'single';
  #words: typeof own | typeof joined = own;
  #hasTurn = true;

  constructor(handle: SqliteHandle, use: SqliteUse, shared: SharedCommit) {
    this.#handle = handle;
    this.#use = use;
    this.#turns = shared;
    this.#shared = use === 'shared' || isLate(use) ? shared : undefined;
  }

  /** False when it gave its turn away because it waits for a commit that others share, or for a sync. */
  get hasTurn(): boolean {
    return this.#hasTurn;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { sql, parameters } = query;
    if (this.#state === 'single') {
      if (this.#shared !== undefined) return this.#executeJoined(query);
      const result = await this.#retrying(() => this.#handle.statements.run<Row>(sql, parameters));
      if (this.#use === 'settled') await this.#settle();
      return result;
    }
    this.#assertInTransaction();
    return this.#run<Row>(sql, parameters);
  }

  // biome-ignore lint/correctness/useYield: it only refuses
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new StorageError('Rows of SQLite are not streamed.');
  }

  /** IMMEDIATE, because a transaction that begins with a read fails at its first write when another connection wrote in between. */
  async begin(): Promise<void> {
    this.#words = this.#shared?.isOpen === true ? joined : own;
    await this.#retrying(() => {
      if (this.#words === own) this.#handle.mode.set(isLate(this.#use));
      this.#handle.statements.run(this.#words.begin);
    });
    this.#state = 'transaction';
    if (this.#use === 'alone') await this.#settleOthers();
  }

  /** Waits until what was read is durable. Nobody waits for that behind it. */
  async #settle(): Promise<void> {
    const settled = this.#handle.log?.settled();
    if (settled === undefined) return;
    this.end();
    this.#hasTurn = false;
    this.#turns.pass();
    await settled;
  }

  // Nobody else writes now. So all that it will see is durable, even what another process has committed and not synced yet.
  async #settleOthers(): Promise<void> {
    try {
      await this.#handle.log?.everything();
    } catch (error) {
      await this.rollback();
      throw error;
    }
  }

  async commit(): Promise<void> {
    this.#assertInTransaction();
    if (this.#shared !== undefined) {
      if (this.#words === joined) this.#run(joined.end);
      this.#state = 'ended';
      this.#hasTurn = false;
      return this.#shared.join(isLate(this.#use), this.#use !== 'unawaited');
    }
    this.#run('COMMIT');
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

  async #retrying<Result>(run: () => Result): Promise<Result> {
    try {
      return await retryWhileBusy(run, this.#handle.busyTimeoutMs);
    } catch (error) {
      throw translateSqliteError(error, this.#handle.filename);
    }
  }

  #run<Row>(sql: string, parameters?: readonly unknown[]): QueryResult<Row> {
    try {
      return this.#handle.statements.run<Row>(sql, parameters);
    } catch (error) {
      throw translateSqliteError(error, this.#handle.filename);
    }
  }
}
