import type { Database, Statement } from 'better-sqlite3';
import type { QueryResult } from 'kysely';
import { Recent } from '../recent.js';

const capacity = 256;

interface Compiled {
  readonly statement: Statement<unknown[]>;
  /** Of the rows that it answers with; undefined when it answers with none. */
  columns: Columns | undefined;
}

interface Columns {
  readonly names: readonly string[];
  /** A row without values: a copy of it is filled faster than an object that grows. */
  readonly empty: Readonly<Record<string, unknown>>;
}

/** The statements of one connection, each compiled once; those not used for the longest time are forgotten. */
export class SqliteStatements {
  readonly #database: Database;
  readonly #compiled = new Recent<Compiled>(capacity);

  constructor(database: Database) {
    this.#database = database;
  }

  run<Row>(sql: string, parameters: readonly unknown[] = []): QueryResult<Row> {
    const compiled = this.#compiled.get(sql, () => compile(this.#database, sql));
    const { statement } = compiled;
    const values = parameters.map(bindable);
    if (compiled.columns !== undefined) {
      const rows = statement.all(...values) as unknown[][];
      // SQLite compiles `SELECT *` anew, in silence, when the table has got another column.
      if (rows[0] !== undefined && rows[0].length !== compiled.columns.names.length)
        compiled.columns = columnsOf(statement);
      const { columns } = compiled;
      return { rows: rows.map((row) => named(columns, row) as Row) };
    }
    return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
  }
}

function compile(database: Database, sql: string): Compiled {
  const statement = database.prepare<unknown[]>(sql);
  if (!statement.reader) return { statement, columns: undefined };
  return { statement: statement.raw(), columns: columnsOf(statement) };
}

function columnsOf(statement: Statement<unknown[]>): Columns {
  const names = statement.columns().map((column) => column.name);
  return { names, empty: Object.fromEntries(names.map((name) => [name, null])) };
}

// Rows come as arrays and are named here, which takes a third less time than letting the driver make objects.
function named({ names, empty }: Columns, values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = { ...empty };
  for (let index = 0; index < names.length; index += 1) row[names[index] ?? ''] = values[index];
  return row;
}

// SQLite has no booleans.
function bindable(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}
