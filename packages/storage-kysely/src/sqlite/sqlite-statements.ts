import type { Database, Statement } from 'better-sqlite3';
import type { QueryResult } from 'kysely';

const capacity = 256;

/** The statements of one connection, each compiled once; those not used for the longest time are forgotten. */
export class SqliteStatements {
  readonly #database: Database;
  readonly #compiled = new Map<string, Statement<unknown[]>>();

  constructor(database: Database) {
    this.#database = database;
  }

  run<Row>(sql: string, parameters: readonly unknown[] = []): QueryResult<Row> {
    const statement = this.#compile(sql);
    const values = parameters.map(bindable);
    if (statement.reader) {
      return { rows: statement.all(...values) as Row[] };
    }
    return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
  }

  #compile(sql: string): Statement<unknown[]> {
    const statement = this.#compiled.get(sql) ?? this.#database.prepare<unknown[]>(sql);
    // A map remembers the order of insertion: the first is the one not used for the longest time.
    this.#compiled.delete(sql);
    this.#compiled.set(sql, statement);
    if (this.#compiled.size > capacity) {
      const [oldest] = this.#compiled.keys();
      this.#compiled.delete(oldest ?? sql);
    }
    return statement;
  }
}

// SQLite has no booleans.
function bindable(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}
