import type { FileHandle } from 'node:fs/promises';
import { StorageError } from '@qinling/core';
import type BetterSqlite3 from 'better-sqlite3';
import { Kysely, type LogConfig, sql } from 'kysely';
import type { SqlEngine } from '../engine.js';
import type { MigrationTarget } from '../migrations/migrate.js';
import type { Database } from '../schema.js';
import { CommitMode } from './commit-mode.js';
import { dialectOn } from './dialect-on.js';
import { openLogFile } from './log-file.js';
import { LogSync } from './log-sync.js';
import { type OpenDatabaseOptions, openDatabase } from './open-database.js';
import { SharedCommit } from './shared-commit.js';
import { sqliteDialect } from './sqlite-dialect.js';
import { SqliteDriver, type SqliteTurns } from './sqlite-driver.js';
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
  /** Puts the log on the disk. Given by tests. */
  readonly syncLog?: () => Promise<void>;
  /** Is told of every statement. */
  readonly log?: LogConfig;
}

export interface SqliteEngine extends SqlEngine {
  /** Runs `work` while foreign keys are not enforced, as SQLite wants it for rebuilding tables. Nobody else may write meanwhile. */
  migrating<Result>(work: (target: MigrationTarget) => Promise<Result>): Promise<Result>;
}

/** Opens a SQLite database: one connection that writes, and one that reads what is committed without waiting for it. */
export async function openSqlite(options: OpenSqliteOptions): Promise<SqliteEngine> {
  const { filename, log } = options;
  const busyTimeoutMs = Math.min(options.busyTimeoutMs ?? 10_000, longestTimerMs);
  const { writing, reading, logFile } = await openFiles({ ...options, busyTimeoutMs });
  const sync = logFile && (options.syncLog ?? (() => logFile.datasync()));
  const logSync = sync && new LogSync(sync, filename);

  const turnsOn = (database: BetterSqlite3.Database): SqliteTurns => {
    const statements = new SqliteStatements(database);
    const mode = new CommitMode(database);
    const handle = { database, statements, filename, busyTimeoutMs, mode, log: logSync };
    const turnstile = new Turnstile();
    return { handle, turnstile, shared: new SharedCommit(handle, turnstile) };
  };
  const writes = turnsOn(writing);
  const reads = reading && turnsOn(reading);
  const closing = [writes, ...(reads === undefined ? [] : [reads])].map(
    (turns) => new SqliteDriver(turns, 'alone'),
  );

  const writer = await openKysely(new SqliteDriver(writes, 'alone'), log);
  return {
    writer,
    sharingWriter: await openKysely(new SqliteDriver(writes, 'shared'), log),
    lateWriter: await openKysely(new SqliteDriver(writes, logSync === undefined ? 'shared' : 'late'), log),
    unawaitedWriter: await openKysely(
      new SqliteDriver(writes, logSync === undefined ? 'shared' : 'unawaited'),
      log,
    ),
    reader: reads === undefined ? writer : await openKysely(new SqliteDriver(reads, 'settled'), log),
    plainReader: reads === undefined ? writer : await openKysely(new SqliteDriver(reads, 'alone'), log),
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
      await Promise.all(closing.map((driver) => driver.destroy()));
      await logFile?.close();
    },
  };
}

interface OpenFiles {
  readonly writing: BetterSqlite3.Database;
  /** These are undefined in memory. */
  readonly reading?: BetterSqlite3.Database;
  readonly logFile?: FileHandle;
}

async function openFiles(options: Omit<OpenDatabaseOptions, 'readsOnly'>): Promise<OpenFiles> {
  const writing = await openDatabase(options);
  if (writing.memory) return { writing };
  let logFile: FileHandle | undefined;
  try {
    logFile = await openLogFile(writing);
    return {
      writing,
      logFile,
      reading: await openDatabase({ ...options, mustExist: true, readsOnly: true }),
    };
  } catch (error) {
    await logFile?.close();
    writing.close();
    throw error;
  }
}

async function openKysely(driver: SqliteDriver, log: LogConfig | undefined): Promise<Kysely<Database>> {
  const kysely = new Kysely<Database>({
    dialect: dialectOn(driver),
    ...(log === undefined ? {} : { log }),
  });
  // Kysely takes some turns of the event loop over its first call. Made now, no later call is overtaken by one that came after it.
  await kysely.connection().execute(async () => undefined);
  return kysely;
}

async function checkReferences(transaction: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ table: string }>`PRAGMA foreign_key_check`.execute(transaction);
  const [first] = rows;
  if (first !== undefined) {
    throw new StorageError(`A row of ${first.table} refers to a row that does not exist.`);
  }
}
