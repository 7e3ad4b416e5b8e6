import { type FileHandle, open } from 'node:fs/promises';
import { StorageError } from '@qinling/core';
import type { Database } from 'better-sqlite3';

/**
 * Opens the write-ahead log of a database as a file of our own, to put on the disk what SQLite has written to it. That works through any
 * descriptor. SQLite removes the log only with its last connection, so it stays the same file for as long as `database` is open.
 *
 * Closing it is safe: the locks that a process loses when it closes any descriptor of a file lie on the database and its `-shm`, never on the log.
 */
export async function openLogFile(database: Database): Promise<FileHandle> {
  const file = database.prepare<[], string>('SELECT file FROM pragma_database_list').pluck().get();
  try {
    // For writing, since some systems sync nothing else.
    return await open(`${file}-wal`, 'r+');
  } catch (cause) {
    throw new StorageError(`The write-ahead log of the database ${file} cannot be opened.`, { cause });
  }
}
