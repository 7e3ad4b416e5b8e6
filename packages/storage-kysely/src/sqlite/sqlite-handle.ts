import type { Database } from 'better-sqlite3';
import type { CommitMode } from './commit-mode.js';
import type { LogSync } from './log-sync.js';
import type { SqliteStatements } from './sqlite-statements.js';

/** An open SQLite connection, and what all that use it know of it. */
export interface SqliteHandle {
  readonly database: Database;
  readonly statements: SqliteStatements;
  readonly filename: string;
  /** How long another connection may be in the way. */
  readonly busyTimeoutMs: number;
  readonly mode: CommitMode;
  /** What puts late commits on the disk; undefined in memory. */
  readonly log: LogSync | undefined;
}

/**
 * How what is done through a handle becomes durable. `alone`: with its own COMMIT; what it sees is durable. `shared`: with a COMMIT that others
 * share. `late`: the same, and the COMMIT is synced after it was made. `unawaited`: as `late`, and
 * ended with the COMMIT. `settled`: it reads, and answers when what it has read is durable.
 */
export type SqliteUse = 'alone' | 'shared' | 'late' | 'unawaited' | 'settled';

/** Whether a COMMIT is made before its sync. */
export function isLate(use: SqliteUse): boolean {
  return use === 'late' || use === 'unawaited';
}

/** Undoes the open transaction, if there is one. Never throws: what led here is worth more to the caller. */
export function rollback({ database, statements }: SqliteHandle): void {
  try {
    if (database.inTransaction) statements.run('ROLLBACK');
  } catch {
    // SQLite ends the transaction even when undoing it fails; the journal undoes the rest.
  }
}
