import type { Repositories, Storage, TransactionOptions } from '@qinling/core';
import { sql } from 'kysely';
import type { SqlEngine } from './engine.js';
import { createRepositories } from './repositories/create-repositories.js';
import { inTransaction, OpenSession } from './session.js';

/**
 * Rows in a SQL database. Outside of a transaction each call is one of its own, also where it takes several statements; reads see
 * what is committed and do not wait for transactions.
 *
 * Calling the storage itself inside `transaction` is a mistake: a write waits for its turn, which cannot come, and rejects with
 * `StorageError` when its time is over. After `close` every call rejects with `StorageError`.
 */
export class KyselyStorage implements Storage {
  readonly #engine: SqlEngine;

  readonly runtimes: Repositories['runtimes'];
  readonly functions: Repositories['functions'];
  readonly versions: Repositories['versions'];
  readonly aliases: Repositories['aliases'];
  readonly packages: Repositories['packages'];
  readonly executions: Repositories['executions'];
  readonly jobs: Repositories['jobs'];
  readonly webhooks: Repositories['webhooks'];
  readonly hosts: Repositories['hosts'];

  constructor(engine: SqlEngine) {
    this.#engine = engine;
    const { plainReader, lateWriter } = engine;
    // What a run changes: executions, and how often a function or a version has run.
    const late = createRepositories(new OpenSession({ ...engine, sharingWriter: lateWriter }));
    const counted = createRepositories(new OpenSession(engine));
    const repositories = createRepositories(new OpenSession({ ...engine, reader: plainReader }));
    this.runtimes = repositories.runtimes;
    this.functions = counted.functions;
    this.versions = counted.versions;
    this.aliases = repositories.aliases;
    this.packages = repositories.packages;
    this.executions = late.executions;
    this.jobs = repositories.jobs;
    this.webhooks = repositories.webhooks;
    this.hosts = repositories.hosts;
  }

  transaction<Result>(
    work: (repositories: Repositories) => Promise<Result>,
    { sharesCommit = false, syncsLate }: TransactionOptions = {},
  ): Promise<Result> {
    const { writer, sharingWriter, lateWriter, unawaitedWriter, dialect } = this.#engine;
    const late = syncsLate === 'unawaited' ? unawaitedWriter : lateWriter;
    const sharing = syncsLate === undefined ? sharingWriter : late;
    return inTransaction(sharesCommit ? sharing : writer, dialect, (session) =>
      work(createRepositories(session)),
    );
  }

  /** Reads from the database file. */
  async ping(): Promise<void> {
    await this.#engine.reader.selectFrom('runtimes').select(sql.lit(1).as('one')).limit(1).execute();
  }

  /** Waits for the transactions that were begun. Closing twice is fine. */
  close(): Promise<void> {
    return this.#engine.close();
  }
}
