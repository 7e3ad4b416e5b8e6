import BetterSqlite3 from 'better-sqlite3';

/** The statements that made a database, in the order of their names. */
export function schemaOf(filename: string): string {
  return select(
    filename,
    'SELECT sql AS line FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name',
  )
    .map((line) => `${line};\n`)
    .join('');
}

export function tablesOf(filename: string): readonly string[] {
  return select(filename, "SELECT name AS line FROM sqlite_schema WHERE type = 'table'");
}

function select(filename: string, sql: string): readonly string[] {
  const database = new BetterSqlite3(filename, { readonly: true, fileMustExist: true });
  try {
    return database
      .prepare<[], { line: string }>(sql)
      .all()
      .map(({ line }) => line);
  } finally {
    database.close();
  }
}
