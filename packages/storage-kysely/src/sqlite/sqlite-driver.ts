import { StorageError } from '@qinling/core';
import type { Driver } from 'kysely';
import type { SharedCommit } from './shared-commit.js';
import { SqliteConnection } from './sqlite-connection.js';
import { translateSqliteError } from './sqlite-errors.js';
import type { SqliteHandle, SqliteUse } from './sqlite-handle.js';
import type { Turnstile } from './turnstile.js';

/** What the drivers of one SQLite connection have in common. */
export interface SqliteTurns {
  readonly handle: SqliteHandle;
  readonly turnstile: Turnstile;
  readonly shared: SharedCommit;
}

/** Kysely's way to one SQLite connection, which statements and transactions use in turn. */
export class SqliteDriver implements Driver {
  readonly #handle: SqliteHandle;
  readonly #turnstile: Turnstile;
  readonly #shared: SharedCommit;
  readonly #use: SqliteUse;
  #closed: Promise<void> | undefined;

  constructor({ handle, turnstile, shared }: SqliteTurns, use: SqliteUse) {
    this.#handle = handle;
    this.#turnstile = turnstile;
    this.#shared = shared;
    this.#use = use;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<SqliteConnection> {
    const { filename, busyTimeoutMs, log } = this.#handle;
    if (!(await this.#turnstile.enter(busyTimeoutMs))) {
      throw new StorageError(
        `The database ${filename} was busy with other transactions of this process for ${busyTimeoutMs} ms. ` +
          'Inside a transaction, use only the repositories that it gave: the outer ones wait for its end.',
      );
    }
    try {
      log?.assertSound();
    } catch (error) {
      this.#shared.pass();
      throw error;
    }
    if (this.#mayNotJoin()) this.#shared.commit();
    return new SqliteConnection(this.#handle, this.#use, this.#shared);
  }

  /** What is alone builds on nothing that a crash could still undo. What is shared is synced with its COMMIT, not after it. */
  #mayNotJoin(): boolean {
    return this.#use === 'alone' || (this.#use === 'shared' && this.#shared.isLate);
  }

  async releaseConnection(connection: SqliteConnection): Promise<void> {
    connection.end();
    if (connection.hasTurn) this.#shared.pass();
  }

  beginTransaction(connection: SqliteConnection): Promise<void> {
    return connection.begin();
  }

  commitTransaction(connection: SqliteConnection): Promise<void> {
    return connection.commit();
  }

  rollbackTransaction(connection: SqliteConnection): Promise<void> {
    return connection.rollback();
  }

  /** Closes when the turns before have ended; those after find it closed. */
  destroy(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await this.#turnstile.enter();
    this.#shared.commit();
    // Whoever waits for it is told whether that worked.
    await this.#handle.log?.settled()?.catch(() => undefined);
    try {
      this.#handle.database.close();
    } catch (error) {
      throw translateSqliteError(error, this.#handle.filename);
    } finally {
      this.#turnstile.leave();
    }
  }
}
