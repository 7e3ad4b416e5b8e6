import { StorageError } from '@qinling/core';
import { translateSqliteError } from './sqlite-errors.js';
import { rollback, type SqliteHandle } from './sqlite-handle.js';
import type { Turnstile } from './turnstile.js';

// Other processes get their turn between two commits.
const mostMembers = 32;

/** A COMMIT that was made. `durable` settles with the sync that comes after it, where there is one. */
interface Commit {
  readonly durable: Promise<void> | undefined;
}

interface Group {
  readonly committed: Promise<Commit>;
  readonly resolve: (commit: Commit) => void;
  readonly reject: (error: unknown) => void;
  /** Whether the sync comes after the COMMIT, and beside the event loop. */
  readonly isLate: boolean;
  members: number;
  /** Nobody else is waited for. */
  due: boolean;
}

/**
 * One COMMIT, and one sync of the disk, for all transactions of one turn of the event loop: who has done its work leaves its changes in the
 * open transaction, and waits for the COMMIT that covers them. While a COMMIT syncs the disk, everything else of this process waits too,
 * and comes in the same turn after it; who comes alone waits for nothing but the end of the turn. A late group is synced after its
 * COMMIT (`LogSync`), and nothing else waits.
 */
export class SharedCommit {
  readonly #handle: SqliteHandle;
  readonly #turnstile: Turnstile;
  #group: Group | undefined;

  constructor(handle: SqliteHandle, turnstile: Turnstile) {
    this.#handle = handle;
    this.#turnstile = turnstile;
  }

  /** Whether changes of others wait in the open transaction. */
  get isOpen(): boolean {
    return this.#group !== undefined;
  }

  /** Whether those changes would be synced only after their COMMIT. */
  get isLate(): boolean {
    return this.#group?.isLate === true;
  }

  /**
   * Leaves the changes in the open transaction, and gives the turn away. Resolves when they are durable; with `waits` false when
   * they are committed. `isLate` says how the transaction was begun, and matters for the first of a group.
   */
  async join(isLate: boolean, waits: boolean): Promise<void> {
    const group = this.#group ?? this.#open(isLate);
    group.members += 1;
    group.due ||= group.members >= mostMembers;
    this.pass();
    const { durable } = await group.committed;
    if (waits) await durable;
  }

  /** Gives the turn away, and commits before if there is nobody to wait for, or nothing left to wait with. */
  pass(): void {
    if (this.#group?.due === true || !this.#handle.database.inTransaction) this.commit();
    this.#turnstile.leave();
  }

  #open(isLate: boolean): Group {
    const group = newGroup(isLate);
    this.#group = group;
    setImmediate(() => {
      group.due = true;
      // Who has the turn now commits when it gives it away.
      if (this.#group === group && !this.#turnstile.isTaken) this.commit();
    });
    return group;
  }

  /** Commits what waits, for the one whose turn it is. Never throws: those who wait are told. */
  commit(): void {
    const group = this.#group;
    if (group === undefined) return;
    const { database, filename, log, statements } = this.#handle;
    try {
      // A full disk makes SQLite undo a transaction by itself.
      if (!database.inTransaction) {
        throw new StorageError(`The database ${filename} undid changes because of an error beside them.`);
      }
      statements.run('COMMIT');
      if (group.isLate) log?.committed();
      const durable = group.isLate ? log?.settled() : undefined;
      // Perhaps nobody waits for it. Should it fail, everything that comes after does.
      durable?.catch(() => undefined);
      group.resolve({ durable });
    } catch (error) {
      group.reject(translateSqliteError(error, filename));
      rollback(this.#handle);
    } finally {
      this.#group = undefined;
    }
  }
}

function newGroup(isLate: boolean): Group {
  let resolve: Group['resolve'] = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const committed = new Promise<Commit>((onCommit, onError) => {
    resolve = onCommit;
    reject = onError;
  });
  return { committed, resolve, reject, isLate, members: 0, due: false };
}
