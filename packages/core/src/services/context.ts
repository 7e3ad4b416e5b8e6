import type { ArchiveLimits, ArchiveThread } from '@qinling/archive';
import type { ResourceRanges } from '../domain/resource-limits.js';
import type { AccessPolicy } from '../ports/access-policy.js';
import type { BlobStore } from '../ports/blob-store.js';
import type { Clock } from '../ports/clock.js';
import type { IdSource } from '../ports/id-source.js';
import type { Logger } from '../ports/logger.js';
import type { ObjectSource } from '../ports/object-source.js';
import type { Orchestrator } from '../ports/orchestrator.js';
import type { Queue } from '../ports/queue.js';
import type { Storage } from '../ports/storage/storage.js';
import type { Background } from './background.js';
import type { EventHub } from './event-hub.js';
import type { Lifecycle } from './lifecycle.js';
import type { UnchangedVersionPolicy } from './versions/version-service.js';

/** What a host set, with every default filled in. */
export interface Settings {
  readonly resources: ResourceRanges;
  readonly maxPackageBytes: number;
  readonly archiveLimits: ArchiveLimits;
  readonly maxVersions: number | undefined;
  readonly unchangedVersion: UnchangedVersionPolicy;
  readonly asyncConcurrency: number;
  readonly leaseSeconds: number;
  readonly sweepIntervalSeconds: number;
  readonly drainSeconds: number;
}

/** What every use case may reach: the ports, the settings, and the few things that live as long as the library. */
export interface Context {
  readonly storage: Storage;
  readonly blobs: BlobStore;
  readonly orchestrator: Orchestrator;
  readonly queue: Queue;
  readonly access: AccessPolicy;
  readonly objects: ObjectSource | undefined;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly settings: Settings;
  /** This process, as the storage knows it. */
  readonly hostId: string;
  readonly events: EventHub;
  readonly archives: ArchiveThread;
  readonly background: Background;
  readonly lifecycle: Lifecycle;
}
