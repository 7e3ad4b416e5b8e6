import type { Database } from 'better-sqlite3';
import type { SqliteStatements } from './sqlite-statements.js';

/** An open SQLite connection, and what all that use it know of it. */
export interface SqliteHandle {
  readonly database: Database;
  readonly statements: SqliteStatements;
  readonly filename: string;
  /** How long another connection may be in the way. */
  readonly busyTimeoutMs: number;
}

/** Undoes the open transaction, if there is one. Never throws: what led here is worth more to the caller. */
export function rollback({ database, statements }: SqliteHandle): void {
  try {
    if (database.inTransaction) statements.run('ROLLBACK');
  } catch {
    // SQLite ends the transaction even when undoing it fails; the journal undoes the rest.
  }
}
