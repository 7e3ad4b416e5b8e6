import type { Database } from 'better-sqlite3';
import { openDatabase } from './open-database.js';
import { translateSqliteError } from './sqlite-errors.js';

export interface CheckSqliteOptions {
  readonly filename: string;
}

const most = 100;

function problemsOf(database: Database): string[] {
  const integrity = database
    .prepare<[], { integrity_check: string }>(`PRAGMA integrity_check(${most})`)
    .all();
  const broken = integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  const dangling = database
    .prepare<[], { table: string; parent: string; rows: number }>(
      'SELECT "table", parent, count(*) AS rows FROM pragma_foreign_key_check GROUP BY 1, 2',
    )
    .all()
    .map(({ table, parent, rows }) => `${rows} row(s) of ${table} refer to no row of ${parent}`);
  return [...broken, ...dangling];
}

/**
 * Looks for damage in a SQLite file: pages, indexes, constraints, references. Resolves with every problem in words, up to 100 of a
 * kind; empty when the file is sound. Reads the whole file, and may run beside hosts. Rejects with `StorageError` when there is no such file, or
 * when it is too damaged to be read.
 */
export async function checkSqlite({ filename }: CheckSqliteOptions): Promise<readonly string[]> {
  const database = await openDatabase({ filename, mustExist: true, readsOnly: true, busyTimeoutMs: 10_000 });
  try {
    return problemsOf(database);
  } catch (error) {
    throw translateSqliteError(error, filename);
  } finally {
    database.close();
  }
}
