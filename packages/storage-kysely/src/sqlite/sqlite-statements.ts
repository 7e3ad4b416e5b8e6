import type { Database, Statement } from 'better-sqlite3';
import type { QueryResult } from 'kysely';

const capacity = 256;

interface Compiled {
  readonly statement: Statement<unknown[]>;
  /** Of the rows that it answers with; undefined when it answers with none. */
  columns: readonly string[] | undefined;
}

/** The statements of one connection, each compiled once; those not used for the longest time are forgotten. */
export class SqliteStatements {
  readonly #database: Database;
  readonly #compiled = new Map<string, Compiled>();

  constructor(database: Database) {
    this.#database = database;
  }

  run<Row>(sql: string, parameters: readonly unknown[] = []): QueryResult<Row> {
    const compiled = this.#compile(sql);
    const { statement } = compiled;
    const values = parameters.map(bindable);
    if (compiled.columns !== undefined) {
      const rows = statement.all(...values) as unknown[][];
      // SQLite compiles `SELECT *` anew, in silence, when the table has got another column.
      if (rows[0] !== undefined && rows[0].length !== compiled.columns.length)
        compiled.columns = columnsOf(statement);
      const { columns } = compiled;
      return { rows: rows.map((row) => named(columns, row) as Row) };
    }
    return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
  }

  #compile(sql: string): Compiled {
    const compiled = this.#compiled.get(sql) ?? compile(this.#database, sql);
    // A map remembers the order of insertion: the first is the one not used for the longest time.
    this.#compiled.delete(sql);
    this.#compiled.set(sql, compiled);
    if (this.#compiled.size > capacity) {
      const [oldest] = this.#compiled.keys();
      this.#compiled.delete(oldest ?? sql);
    }
    return compiled;
  }
}

function compile(database: Database, sql: string): Compiled {
  const statement = database.prepare<unknown[]>(sql);
  if (!statement.reader) return { statement, columns: undefined };
  return { statement: statement.raw(), columns: columnsOf(statement) };
}

function columnsOf(statement: Statement<unknown[]>): readonly string[] {
  return statement.columns().map((column) => column.name);
}

// Rows come as arrays and are named here, which takes a third less time than letting the driver make objects.
function named(columns: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let index = 0; index < columns.length; index += 1) row[columns[index] ?? ''] = values[index];
  return row;
}

// SQLite has no booleans.
function bindable(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}
