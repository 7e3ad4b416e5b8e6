import type { Events } from './domain/events.js';
import type { ResourceRanges } from './domain/resource-limits.js';
import type { AccessPolicy } from './ports/access-policy.js';
import type { BlobStore } from './ports/blob-store.js';
import type { Clock } from './ports/clock.js';
import type { IdSource } from './ports/id-source.js';
import type { Logger } from './ports/logger.js';
import type { ObjectSource } from './ports/object-source.js';
import type { Orchestrator, OrchestratorCapabilities } from './ports/orchestrator.js';
import type { Queue } from './ports/queue.js';
import type { Storage } from './ports/storage/storage.js';
import type { AliasService } from './services/aliases/alias-service.js';
import type { ExecutionService } from './services/executions/execution-service.js';
import type { FunctionService } from './services/functions/function-service.js';
import type { JobService } from './services/jobs/job-service.js';
import type { PackageService } from './services/packages/package-service.js';
import type { RuntimeService } from './services/runtimes/runtime-service.js';
import type { UnchangedVersionPolicy, VersionService } from './services/versions/version-service.js';
import type { WebhookService } from './services/webhooks/webhook-service.js';
import type { WorkerService } from './services/workers/worker-service.js';

/** The adapters, and what a host may set. */
export interface QinlingOptions {
  readonly storage: Storage;
  readonly blobs: BlobStore;
  readonly orchestrator: Orchestrator;
  /** Default: in this process, 1000 waiting at most. */
  readonly queue?: Queue;
  /** Default: the role `admin` makes an administrator; the administrative actions of Qinling's policy are theirs. */
  readonly access?: AccessPolicy;
  /** Where code of source `swift` comes from. Without it such code is refused with `NotSupportedError`. */
  readonly objects?: ObjectSource;
  /** Default: silent. */
  readonly logger?: Logger;
  /** Default: the system's. */
  readonly clock?: Clock;
  /** Default: UUIDs. */
  readonly ids?: IdSource;
  /** Default: `defaultResourceRanges`. */
  readonly resources?: ResourceRanges;
  /** Largest package, packed, in bytes. Default 50 MiB. */
  readonly maxPackageBytes?: number;
  /** Largest unpacked size of a package, in bytes. Default 250 MiB. */
  readonly maxUnpackedBytes?: number;
  /** Largest number of entries in a package. Default 10,000. */
  readonly maxPackageEntries?: number;
  /** Most versions a function may have. Default: no maximum. */
  readonly maxVersions?: number;
  /** Default `share`. */
  readonly unchangedVersion?: UnchangedVersionPolicy;
  /** How many asynchronous executions run at a time. Default 8. */
  readonly asyncConcurrency?: number;
  /** How long a host that died leaves its executions `running`, at most. Default 30 seconds. */
  readonly leaseSeconds?: number;
  /** How often packages that nothing refers to are looked for. Default 3600 seconds. */
  readonly sweepIntervalSeconds?: number;
  /** How long `close()` waits for running executions before it ends them. Default 10 seconds. */
  readonly drainSeconds?: number;
}

/** Versioned functions. Everything HTTP can do, without HTTP. Several may live in one process; nothing is global. */
export interface Qinling {
  readonly runtimes: RuntimeService;
  readonly functions: FunctionService;
  readonly versions: VersionService;
  readonly aliases: AliasService;
  readonly executions: ExecutionService;
  readonly jobs: JobService;
  readonly webhooks: WebhookService;
  readonly workers: WorkerService;
  readonly packages: PackageService;
  readonly events: Events;
  readonly access: AccessPolicy;
  readonly capabilities: OrchestratorCapabilities;
  /** Takes a lease, ends what dead hosts left, prepares the runtimes, and starts the scheduler. Until then nothing runs. */
  start(): Promise<void>;
  /** Resolves when storage answers and this host is started; rejects with the reason when not. */
  ready(): Promise<void>;
  /**
   * Takes nothing new, waits up to `drainSeconds` for what runs, ends the rest with status `error`, then closes the adapters that
   * it was given. Twice is fine.
   */
  close(): Promise<void>;
}
