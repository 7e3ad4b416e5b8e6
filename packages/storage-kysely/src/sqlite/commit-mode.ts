import type { Database } from 'better-sqlite3';

/** Whether a COMMIT puts the log on the disk, or only writes it there and leaves that to `LogSync`. A connection begins with the first. */
export class CommitMode {
  readonly #database: Database;
  #isLate = false;

  constructor(database: Database) {
    this.#database = database;
  }

  /** To be called between two transactions: SQLite changes nothing within one. */
  set(isLate: boolean): void {
    if (this.#isLate === isLate) return;
    // NORMAL still syncs what has to be in order: the head of a log begun anew, and the log before it is copied into the database.
    this.#database.pragma(`synchronous = ${isLate ? 'NORMAL' : 'FULL'}`);
    this.#isLate = isLate;
  }
}
