import { StorageError } from '@qinling/core';
import { translateSqliteError } from './sqlite-errors.js';
import { rollback, type SqliteHandle } from './sqlite-handle.js';
import type { Turnstile } from './turnstile.js';

// Other processes get their turn between two commits.
const mostMembers = 32;

interface Group {
  readonly since: number;
  readonly committed: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
  members: number;
}

/**
 * One COMMIT, and one sync of the disk, for several transactions that come one after the other. While somebody waits for a turn,
 * who has done its work leaves its changes in the open transaction and waits for the COMMIT that covers them; the next ones add theirs.
 * Who comes alone commits at once.
 */
export class SharedCommit {
  readonly #handle: SqliteHandle;
  readonly #turnstile: Turnstile;
  readonly #longestMs: number;
  #group: Group | undefined;

  constructor(handle: SqliteHandle, turnstile: Turnstile, longestMs: number) {
    this.#longestMs = longestMs;
    this.#handle = handle;
    this.#turnstile = turnstile;
  }

  /** Whether changes of others wait in the open transaction. */
  get isOpen(): boolean {
    return this.#group !== undefined;
  }

  /** Whether it would be worth waiting for others: somebody is there, and may still join. */
  get mayGrow(): boolean {
    const { members = 0, since = performance.now() } = this.#group ?? {};
    return this.#turnstile.awaited && members < mostMembers && performance.now() - since < this.#longestMs;
  }

  /** Leaves the changes in the open transaction, and gives the turn away. Resolves when they are durable. */
  join(): Promise<void> {
    this.#group ??= newGroup();
    this.#group.members += 1;
    const { committed } = this.#group;
    this.pass();
    return committed;
  }

  /** Gives the turn away, and commits before if there is nobody to wait for, or nothing left to wait with. */
  pass(): void {
    if (!this.mayGrow || !this.#handle.database.inTransaction) this.commit();
    this.#turnstile.leave();
  }

  /** Commits what waits, for the one whose turn it is. Never throws: those who wait are told. */
  commit(): void {
    const group = this.#group;
    if (group === undefined) return;
    const { database, filename, statements } = this.#handle;
    try {
      // A full disk makes SQLite undo a transaction by itself.
      if (!database.inTransaction) {
        throw new StorageError(`The database ${filename} undid changes because of an error beside them.`);
      }
      statements.run('COMMIT');
      group.resolve();
    } catch (error) {
      group.reject(translateSqliteError(error, filename));
      rollback(this.#handle);
    } finally {
      this.#group = undefined;
    }
  }
}

function newGroup(): Group {
  let resolve = (): void => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const committed = new Promise<void>((onCommit, onError) => {
    resolve = onCommit;
    reject = onError;
  });
  return { since: performance.now(), committed, resolve, reject, members: 0 };
}
