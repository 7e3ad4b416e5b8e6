import { ConflictError, isQinlingError, type QinlingError, StorageError } from '@qinling/core';

/** Whether another connection was in the way, so that trying again makes sense. */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED');
}

/**
 * What better-sqlite3 threw, as an error of core: `ConflictError` when a unique or foreign key is violated, else `StorageError`. The
 * message names the file and, where there is one, the way out; `cause` is kept.
 */
export function translateSqliteError(error: unknown, filename: string): QinlingError {
  if (isQinlingError(error)) {
    return error;
  }
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') {
    return new ConflictError(duplicateEntry(message), { cause: error });
  }
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') {
    return new ConflictError('What this refers to does not exist, or something still refers to it.', {
      cause: error,
    });
  }
  const known = sentences.find(([start]) => code.startsWith(start) || message.startsWith(start));
  const sentence = known?.[1] ?? `failed: ${message}`;
  return new StorageError(`The database ${filename} ${sentence}`, { cause: error });
}

/** By the start of the code, or of the message where better-sqlite3 gives no code. */
const sentences: readonly (readonly [string, string])[] = [
  ['SQLITE_BUSY', 'stayed locked by another process for too long.'],
  ['SQLITE_LOCKED', 'stayed locked by another connection for too long.'],
  ['SQLITE_FULL', 'cannot grow: its disk is full. Free some space.'],
  ['SQLITE_IOERR', 'cannot be read or written. Check its disk.'],
  [
    'SQLITE_READONLY',
    'cannot be written. Check the permissions of the file and of its directory, and whether its disk is mounted read-only.',
  ],
  ['SQLITE_CORRUPT', 'is damaged. Restore a backup.'],
  ['SQLITE_NOTADB', 'is not a SQLite file. Give another file name, or restore a backup.'],
  [
    'SQLITE_CANTOPEN',
    'cannot be opened. Check that it is a file, and that this process may read and write it and its directory.',
  ],
  [
    'Cannot open database because the directory does not exist',
    'cannot be opened: make its directory first.',
  ],
  ['The database connection is not open', 'is closed.'],
];

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** `UNIQUE constraint failed: function_aliases.project_id, function_aliases.name`, in the words of Qinling's API. */
function duplicateEntry(message: string): string {
  const columns = message.slice(message.indexOf(': ') + 2).split(', ');
  const table = columns[0]?.split('.')[0] ?? '';
  const names = columns.map((column) => `'${column.slice(table.length + 1)}'`);
  return `Duplicate entry for ${table}: [${names.join(', ')}]`;
}
