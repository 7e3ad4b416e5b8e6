import { StorageError } from '@qinling/core';
import type { CompiledQuery, DatabaseConnection, Kysely, QueryResult } from 'kysely';
import type { SqlDialect, SqlEngine } from './engine.js';
import type { Database } from './schema.js';

/** Where a repository runs its statements: in one transaction, or outside of any. */
export interface Session {
  /** For one statement that only reads. */
  readonly reader: Kysely<Database>;
  /** For one statement of any kind. */
  readonly writer: Kysely<Database>;
  readonly dialect: SqlDialect;
  /** Runs a compiled statement that only reads. */
  read<Row>(query: CompiledQuery<Row>): Promise<QueryResult<Row>>;
  /** Runs a compiled statement of any kind. */
  write<Row>(query: CompiledQuery<Row>): Promise<QueryResult<Row>>;
  /** Runs statements that belong together: in the present transaction, or in one of their own. */
  atomically<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  /** The present transaction. Throws `StorageError` outside of one; `caller` names who needed it. */
  present(caller: string): Kysely<Database>;
}

/** Outside of any transaction. */
export class OpenSession implements Session {
  readonly reader: Kysely<Database>;
  readonly writer: Kysely<Database>;
  readonly dialect: SqlDialect;

  constructor({ reader, sharingWriter, dialect }: SqlEngine) {
    this.reader = reader;
    this.writer = sharingWriter;
    this.dialect = dialect;
  }

  read<Row>(query: CompiledQuery<Row>): Promise<QueryResult<Row>> {
    return this.reader.executeQuery(query);
  }

  write<Row>(query: CompiledQuery<Row>): Promise<QueryResult<Row>> {
    return this.writer.executeQuery(query);
  }

  atomically<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    return inTransaction(this.writer, this.dialect, work);
  }

  present(caller: string): never {
    throw new StorageError(`${caller} holds until a transaction ends; it was called outside of one.`);
  }
}

/**
 * Runs `work` in a transaction of its own. Its session ends with it: what is asked for later rejects with `StorageError`. Kysely's own
 * transactions take longer to make than SQLite to find some rows.
 */
export function inTransaction<Result>(
  writer: Kysely<Database>,
  dialect: SqlDialect,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  return writer.getExecutor().provideConnection(async (connection) => {
    await dialect.begin(connection);
    try {
      const result = await withSession(connection, dialect, work);
      await dialect.commit(connection);
      return result;
    } catch (error) {
      await dialect.rollback(connection);
      throw error;
    }
  });
}

async function withSession<Result>(
  connection: DatabaseConnection,
  dialect: SqlDialect,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const session = new TransactionSession(connection, dialect);
  try {
    return await work(session);
  } finally {
    session.end();
  }
}

class TransactionSession implements Session {
  readonly dialect: SqlDialect;
  readonly #connection: DatabaseConnection;
  #kysely: Kysely<Database> | undefined;
  #ended = false;

  constructor(connection: DatabaseConnection, dialect: SqlDialect) {
    this.#connection = connection;
    this.dialect = dialect;
  }

  get reader(): Kysely<Database> {
    return this.present();
  }

  get writer(): Kysely<Database> {
    return this.present();
  }

  async read<Row>(query: CompiledQuery<Row>): Promise<QueryResult<Row>> {
    this.#assertPresent();
    return this.#connection.executeQuery(query);
  }

  write<Row>(query: CompiledQuery<Row>): Promise<QueryResult<Row>> {
    return this.read(query);
  }

  async atomically<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    this.#assertPresent();
    return work(this);
  }

  present(): Kysely<Database> {
    this.#assertPresent();
    this.#kysely ??= this.dialect.kyselyOn(this.#connection);
    return this.#kysely;
  }

  #assertPresent(): void {
    if (this.#ended)
      throw new StorageError('The transaction has ended; its repositories cannot be used any more.');
  }

  end(): void {
    this.#ended = true;
  }
}
