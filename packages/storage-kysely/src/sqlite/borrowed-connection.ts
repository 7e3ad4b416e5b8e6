import type { DatabaseConnection, Driver } from 'kysely';

/** Kysely's way to a connection that somebody else has, who also drives its transaction. */
export class BorrowedConnection implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(connection: DatabaseConnection) {
    this.#connection = connection;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  beginTransaction = refuse;
  commitTransaction = refuse;
  rollbackTransaction = refuse;

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}
}

async function refuse(): Promise<never> {
  throw new Error('A transaction cannot be begun within another one.');
}
