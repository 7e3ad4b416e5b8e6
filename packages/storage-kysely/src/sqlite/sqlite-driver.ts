import { StorageError } from '@qinling/core';
import type { Driver } from 'kysely';
import { SqliteConnection, type SqliteHandle } from './sqlite-connection.js';
import { translateSqliteError } from './sqlite-errors.js';
import { Turnstile } from './turnstile.js';

/** Kysely's way to one SQLite connection, which statements and transactions use in turn. */
export class SqliteDriver implements Driver {
  readonly #handle: SqliteHandle;
  readonly #turnstile = new Turnstile();
  #closed: Promise<void> | undefined;

  constructor(handle: SqliteHandle) {
    this.#handle = handle;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<SqliteConnection> {
    const { filename, busyTimeoutMs } = this.#handle;
    if (!(await this.#turnstile.enter(busyTimeoutMs))) {
      throw new StorageError(
        `The database ${filename} was busy with other transactions of this process for ${busyTimeoutMs} ms. ` +
          'Inside a transaction, use only the repositories that it gave: the outer ones wait for its end.',
      );
    }
    return new SqliteConnection(this.#handle);
  }

  async releaseConnection(connection: SqliteConnection): Promise<void> {
    connection.end();
    this.#turnstile.leave();
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
    try {
      this.#handle.database.close();
    } catch (error) {
      throw translateSqliteError(error, this.#handle.filename);
    } finally {
      this.#turnstile.leave();
    }
  }
}
