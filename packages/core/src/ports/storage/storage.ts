import type { AliasRepository } from './alias-repository.js';
import type { ExecutionRepository } from './execution-repository.js';
import type { FunctionRepository } from './function-repository.js';
import type { HostRepository } from './host-repository.js';
import type { JobRepository } from './job-repository.js';
import type { PackageRepository } from './package-repository.js';
import type { RuntimeRepository } from './runtime-repository.js';
import type { VersionRepository } from './version-repository.js';
import type { WebhookRepository } from './webhook-repository.js';

/** Everything that is stored as rows. */
export interface Repositories {
  readonly runtimes: RuntimeRepository;
  readonly functions: FunctionRepository;
  readonly versions: VersionRepository;
  readonly aliases: AliasRepository;
  readonly packages: PackageRepository;
  readonly executions: ExecutionRepository;
  readonly jobs: JobRepository;
  readonly webhooks: WebhookRepository;
  readonly hosts: HostRepository;
}

export interface TransactionOptions {
  /**
   * Whether `work` does nothing but call its repositories: it waits for nothing else, and has no effect outside of them. Then a storage
   * may make it durable in one go with others of the kind; it may see their rows before, which a crash would undo together with its own.
   * Default false: what `work` sees is durable.
   */
  readonly sharesCommit?: boolean;
  /**
   * Whether other processes may read the rows of `work` a moment before they are durable, as they may those of `executions` that are written outside
   * of a transaction; a reader in this process never does. Only beside `sharesCommit`, and only for executions and the counts of their
   * functions and versions. `unawaited`: the transaction resolves even before, while it is being made durable; nobody may be told of it until something
   * that was written after it is. Default: nobody sees it before.
   */
  readonly syncsLate?: 'awaited' | 'unawaited';
}

/** Rows, outside a transaction: each call is one of its own. Driver errors come as `StorageError`. */
export interface Storage extends Repositories {
  /**
   * Runs `work` once, in one transaction that may write: all of it is committed and durable when this resolves, or none of it happened
   * when it rejects. `work` may use only the repositories it receives; touching the outer ones inside would wait for itself for ever.
   */
  transaction<Result>(
    work: (repositories: Repositories) => Promise<Result>,
    options?: TransactionOptions,
  ): Promise<Result>;
  /** Resolves when the storage answers; rejects with `StorageError` when not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
