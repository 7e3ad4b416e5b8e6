import { readdirSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { databaseIn, packagesIn } from './proof-host.js';

/** Looks at what a host keeps, from outside: every row and every file. */
export class Traces {
  readonly #database: BetterSqlite3.Database;
  readonly #directory: string;
  #known: { readonly commits: number; readonly rows: readonly string[] } | undefined;

  constructor(directory: string) {
    this.#directory = directory;
    this.#database = new BetterSqlite3(databaseIn(directory), { readonly: true });
  }

  /** Every row of every table, as text. Read again only after somebody committed something. */
  rows(): readonly string[] {
    const commits = Number(this.#database.pragma('data_version', { simple: true }));
    if (this.#known?.commits !== commits) this.#known = { commits, rows: this.#read() };
    return this.#known.rows;
  }

  #read(): readonly string[] {
    const tables = this.#database
      .prepare<[], { name: string }>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
      )
      .all();
    return tables.flatMap(({ name }) =>
      this.#database
        .prepare(`SELECT * FROM "${name}"`)
        .all()
        .map((row) => `${name} ${JSON.stringify(row)}`),
    );
  }

  /** Every file in the package directory. */
  files(): readonly string[] {
    const entries = readdirSync(packagesIn(this.#directory), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  }

  close(): void {
    this.#database.close();
  }
}
