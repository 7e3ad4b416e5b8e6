import { StorageError } from '@qinling/core';
import type { Kysely } from 'kysely';
import type { SqlDialect, SqlEngine } from './engine.js';
import type { Database } from './schema.js';

/** Where a repository runs its statements: in one transaction, or outside of any. */
export interface Session {
  /** For one statement that only reads. */
  readonly reader: Kysely<Database>;
  /** For one statement of any kind. */
  readonly writer: Kysely<Database>;
  readonly dialect: SqlDialect;
  /** Runs statements that belong together: in the present transaction, or in one of their own. */
  atomically<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  /** The present transaction. Throws `StorageError` outside of one; `caller` names who needed it. */
  present(caller: string): Kysely<Database>;
}

/** Outside of any transaction. */
export function openSession({ reader, sharingWriter: writer, dialect }: SqlEngine): Session {
  return {
    reader,
    writer,
    dialect,
    atomically: (work) => inTransaction(writer, dialect, work),
    present(caller) {
      throw new StorageError(`${caller} holds until a transaction ends; it was called outside of one.`);
    },
  };
}

/** Runs `work` in a transaction of its own. Its session ends with it: what is asked for later rejects with `StorageError`. */
export function inTransaction<Result>(
  writer: Kysely<Database>,
  dialect: SqlDialect,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  return writer.transaction().execute(async (transaction) => {
    const { session, end } = transactionSession(transaction, dialect);
    try {
      return await work(session);
    } finally {
      end();
    }
  });
}

function transactionSession(
  transaction: Kysely<Database>,
  dialect: SqlDialect,
): { readonly session: Session; end(): void } {
  let ended = false;
  function present(): Kysely<Database> {
    if (ended) {
      throw new StorageError('The transaction has ended; its repositories cannot be used any more.');
    }
    return transaction;
  }
  const session: Session = {
    get reader() {
      return present();
    },
    get writer() {
      return present();
    },
    dialect,
    atomically(work) {
      present();
      return work(session);
    },
    present,
  };
  return {
    session,
    end() {
      ended = true;
    },
  };
}
