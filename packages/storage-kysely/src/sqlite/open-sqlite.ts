import { StorageError } from '@qinling/core';
import { Kysely, type LogConfig, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely';
import type { SqlEngine } from '../engine.js';
import type { MigrationTarget } from '../migrations/migrate.js';
import type { Database } from '../schema.js';
import { type OpenDatabaseOptions, openDatabase } from './open-database.js';
import { SharedCommit } from './shared-commit.js';
import { sqliteDialect } from './sqlite-dialect.js';
import { SqliteDriver } from './sqlite-driver.js';
import { SqliteStatements } from './sqlite-statements.js';
import { sqliteTypes } from './sqlite-types.js';
import { Turnstile } from './turnstile.js';

// What a timer of Node takes; a longer one would end at once.
const longestTimerMs = 2 ** 31 - 1;

export interface OpenSqliteOptions {
  readonly filename: string;
  /** How long a statement waits for its turn and for other processes, in milliseconds. Default 10 000. */
  readonly busyTimeoutMs?: number | undefined;
  /** Default: the file is made when it is missing. */
  readonly mustExist?: boolean;
  /** Is told of every statement. */
  readonly log?: LogConfig;
}

export interface SqliteEngine extends SqlEngine {
  /** Runs `work` while foreign keys are not enforced, as SQLite wants it for rebuilding tables. Nobody else may write meanwhile. */
  migrating<Result>(work: (target: MigrationTarget) => Promise<Result>): Promise<Result>;
}

/** Opens a SQLite database: one connection that writes, and one that reads what is committed without waiting for it. */
export async function openSqlite(options: OpenSqliteOptions): Promise<SqliteEngine> {
  const { filename, mustExist = false, log } = options;
  const busyTimeoutMs = Math.min(options.busyTimeoutMs ?? 10_000, longestTimerMs);
  const connect = (how: Partial<OpenDatabaseOptions>) =>
    openConnection({ filename, busyTimeoutMs, ...how }, log);

  const writing = await connect({ mustExist });
  let reading = writing;
  if (!writing.inMemory) {
    try {
      reading = await connect({ mustExist: true, readsOnly: true });
    } catch (error) {
      await writing.driver.destroy();
      throw error;
    }
  }
  const writer = writing.db;

  return {
    reader: reading.db,
    writer,
    sharingWriter: writing.sharing,
    dialect: sqliteDialect,
    async migrating(work) {
      await sql`PRAGMA foreign_keys = OFF`.execute(writer);
      try {
        return await work({ writer, types: sqliteTypes, title: filename, checkReferences });
      } finally {
        await sql`PRAGMA foreign_keys = ON`.execute(writer);
      }
    },
    async close() {
      // Both at once, so that whatever is asked for from now on comes after.
      await Promise.all([reading.driver.destroy(), writing.driver.destroy()]);
    },
  };
}

async function openConnection(options: OpenDatabaseOptions, log: LogConfig | undefined) {
  const database = await openDatabase(options);
  const { filename, busyTimeoutMs } = options;
  const handle = { database, statements: new SqliteStatements(database), filename, busyTimeoutMs };
  const turnstile = new Turnstile();
  const turns = { handle, turnstile, shared: new SharedCommit(handle, turnstile) };
  const driver = new SqliteDriver(turns, false);
  const sharing = kyselyOn(new SqliteDriver(turns, true), log);
  // Kysely takes some turns of the event loop over its first call. Made now, no later call is overtaken by one that came after it.
  await sharing.connection().execute(async () => undefined);
  return {
    db: kyselyOn(driver, log),
    sharing,
    driver,
    inMemory: database.memory,
  };
}

function kyselyOn(driver: SqliteDriver, log: LogConfig | undefined): Kysely<Database> {
  return new Kysely<Database>({
    dialect: {
      createDriver: () => driver,
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    },
    ...(log === undefined ? {} : { log }),
  });
}

async function checkReferences(transaction: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ table: string }>`PRAGMA foreign_key_check`.execute(transaction);
  const [first] = rows;
  if (first !== undefined) {
    throw new StorageError(`A row of ${first.table} refers to a row that does not exist.`);
  }
}
