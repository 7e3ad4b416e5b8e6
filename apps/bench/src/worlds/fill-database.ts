import { migrateSqlite } from '@qinling/storage-kysely';
import BetterSqlite3 from 'better-sqlite3';
import { caller, runtimeId } from './caller.js';

/** So many functions, each with so many versions. */
export interface Filling {
  readonly functions: number;
  readonly versions: number;
}

/** The id of a filled function, counted from 0 through all fillings. */
export function functionIdOf(index: number): string {
  return `00000000-0001-7000-8000-${index.toString(16).padStart(12, '0')}`;
}

/** The id of a filled version of the function with this index. */
export function versionIdOf(index: number, version: number): string {
  return `00000000-0002-7000-8000-${(index * 2 ** 20 + version).toString(16).padStart(12, '0')}`;
}

const cacheKibibytes = 1_000_000;

/**
 * Makes a database that holds as much as many clients would have put there over time, in one transaction of plain SQL. Every
 * version has a package of its own; the packages' files are not there.
 */
export async function fillDatabase(filename: string, fillings: readonly Filling[]): Promise<void> {
  await migrateSqlite({ filename });
  const database = new BetterSqlite3(filename);
  try {
    // Nothing of this has to survive a crash.
    for (const pragma of [
      'journal_mode = OFF',
      'synchronous = OFF',
      'foreign_keys = OFF',
      `cache_size = -${cacheKibibytes}`,
    ]) {
      database.pragma(pragma);
    }
    database.transaction(() => {
      database
        .prepare(
          "INSERT INTO runtimes VALUES (?, 'nodejs', NULL, 'nodejs', 'available', NULL, NULL, 1, 1, ?, 0, NULL)",
        )
        .run(runtimeId, caller.projectId);
      let first = 0;
      for (const { functions, versions } of fillings) {
        fill(database, first, functions, versions);
        first += functions;
      }
    })();
    database.pragma('journal_mode = WAL');
  } finally {
    database.close();
  }
}

function fill(database: BetterSqlite3.Database, first: number, functions: number, versions: number): void {
  database.exec('CREATE TEMP TABLE numbers (n INTEGER PRIMARY KEY)');
  database
    .prepare(
      'INSERT INTO numbers WITH RECURSIVE up (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM up WHERE n < ?) SELECT n FROM up',
    )
    .run(Math.max(functions, versions));
  const values = { first, functions, versions, runtimeId, projectId: caller.projectId };
  const location = "printf('%064x', (:first + f.n) * 1048576 + v.n)";
  const code = `'{"format":"zip","md5sum":"' || printf('%032x', f.n) || '","sha256":"' || ${location} || '","size":1234,"source":"package"}'`;
  const functionId = "printf('00000000-0001-7000-8000-%012x', :first + f.n)";
  const settings = "'main.main', :runtimeId, 100, 33554432, 5";

  database
    .prepare(
      `INSERT INTO packages SELECT ${location}, printf('%032x', f.n), 1234, 'zip', ${location}, v.n
       FROM numbers f, numbers v WHERE f.n < :functions AND v.n BETWEEN 1 AND :versions ORDER BY f.n, v.n`,
    )
    .run(values);
  database
    .prepare(
      `INSERT INTO functions SELECT ${functionId}, 'function-' || (:first + f.n), 'Adds two numbers and says so.', 0, v.n, v.n,
         ${code}, ${location}, ${settings}, :projectId, 1700000000000 + :first + f.n, NULL
       FROM numbers f, numbers v WHERE f.n < :functions AND v.n = :versions ORDER BY f.n`,
    )
    .run(values);
  database
    .prepare(
      `INSERT INTO function_versions SELECT printf('00000000-0002-7000-8000-%012x', (:first + f.n) * 1048576 + v.n), ${functionId},
         'One of many.', v.n, 0, ${code}, ${location}, ${settings}, :projectId, 1700000000000 + v.n * 1000 + f.n, NULL
       FROM numbers f, numbers v WHERE f.n < :functions AND v.n BETWEEN 1 AND :versions ORDER BY f.n, v.n`,
    )
    .run(values);
  database.exec('DROP TABLE numbers');
}
