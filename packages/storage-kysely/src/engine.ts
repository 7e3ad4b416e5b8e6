import type { DatabaseConnection, Expression, Kysely, SqlBool } from 'kysely';
import type { Database } from './schema.js';
import type { StoredValue } from './tables/column.js';

/** What a database engine says in its own way. */
export interface SqlDialect {
  /** Whether a text contains another, case and all. */
  contains(value: Expression<unknown>, part: unknown): Expression<SqlBool>;
  /** Whether a value is one of any number of candidates, which come as the one parameter that `candidates` makes of them. */
  isOneOf(value: Expression<unknown>, candidates: unknown): Expression<SqlBool>;
  /** Any number of values as one parameter. */
  candidates(values: readonly StoredValue[]): StoredValue;
  /** Holds a name until the transaction ends: another transaction that asks for it waits. */
  lock(transaction: Kysely<Database>, name: string): Promise<void>;
  /** Begins a transaction on a connection that one of the engine's Kyselys has handed out. */
  begin(connection: DatabaseConnection): Promise<void>;
  commit(connection: DatabaseConnection): Promise<void>;
  /** Never rejects: what led here is worth more to the caller. */
  rollback(connection: DatabaseConnection): Promise<void>;
  /** Builds and runs statements on this connection. */
  kyselyOn(connection: DatabaseConnection): Kysely<Database>;
}

/** An open database, and all that `KyselyStorage` needs to know of it. Its errors are already `QinlingError`s. */
export interface SqlEngine {
  /** For statements that only read, outside of a transaction. They are answered when what they have read is durable. */
  readonly reader: Kysely<Database>;
  /** The same, and faster, for tables that `lateWriter` does not change. */
  readonly plainReader: Kysely<Database>;
  /** For everything else. Its transactions are writing ones from their first statement on. */
  readonly writer: Kysely<Database>;
  /** The same, for work that does nothing outside of the database: it may be made durable together with that of others, in one go. */
  readonly sharingWriter: Kysely<Database>;
  /** The same; and other processes may see the changes a moment before they are durable. For executions, and how often code was run. */
  readonly lateWriter: Kysely<Database>;
  /** The same; and a transaction ends when it is committed, while its sync is begun. For what is told to nobody before something that comes after it. */
  readonly unawaitedWriter: Kysely<Database>;
  readonly dialect: SqlDialect;
  /** Waits for the transactions that were begun. From then on every statement rejects with `StorageError`. */
  close(): Promise<void>;
}
