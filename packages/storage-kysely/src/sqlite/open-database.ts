import { StorageError } from '@qinling/core';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { retryWhileBusy } from './retry-while-busy.js';
import { translateSqliteError } from './sqlite-errors.js';

export interface OpenDatabaseOptions {
  readonly filename: string;
  /** Default: the file is made when it is missing. */
  readonly mustExist?: boolean;
  /** Whether statements that write are refused. Default false. */
  readonly readsOnly?: boolean;
  readonly busyTimeoutMs: number;
}

const walLimitBytes = 64 * 1024 * 1024;

/** Opens a connection, set up as every one of ours, and makes sure that the file can be read and written. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const { filename, mustExist = false, busyTimeoutMs } = options;
  if (filename.trim() === '') {
    throw new StorageError('The database has no file name.');
  }
  let database: Database | undefined;
  try {
    // No busy timeout of SQLite's own: see `retryWhileBusy`.
    const opened = new BetterSqlite3(filename, { fileMustExist: mustExist, timeout: 0 });
    database = opened;
    await retryWhileBusy(() => setUp(opened, options), busyTimeoutMs);
    return opened;
  } catch (error) {
    database?.close();
    throw translateSqliteError(error, filename);
  }
}

function setUp(database: Database, { filename, readsOnly = false }: OpenDatabaseOptions): void {
  const journal = database.pragma('journal_mode = WAL', { simple: true });
  if (journal !== 'wal' && !database.memory) {
    throw new StorageError(`The database ${filename} lies where SQLite cannot keep a write-ahead log.`);
  }
  // A commit is on the disk when it is acknowledged; NORMAL would lose the last ones to a power cut.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma(`journal_size_limit = ${walLimitBytes}`);
  if (readsOnly) {
    database.pragma('query_only = ON');
    return;
  }
  // SQLite opens a file that it may not write, and even begins a writing transaction, without a word.
  database.exec('BEGIN IMMEDIATE');
  try {
    database.pragma(`user_version = ${database.pragma('user_version', { simple: true })}`);
  } finally {
    database.exec('ROLLBACK');
  }
}
