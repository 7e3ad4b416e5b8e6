import { ArchiveThread, defaultArchiveLimits } from '@qinling/archive';
import { defaultAccessPolicy } from './default-access-policy.js';
import { defaultResourceRanges } from './domain/resource-limits.js';
import { MemoryQueue } from './memory/memory-queue.js';
import type { Logger } from './ports/logger.js';
import type { Qinling, QinlingOptions } from './qinling.js';
import { createAliasService } from './services/aliases/create-alias-service.js';
import { Background } from './services/background.js';
import type { Context, Settings } from './services/context.js';
import { EventHub } from './services/event-hub.js';
import { createExecutionService } from './services/executions/create-execution-service.js';
import { ExecutionRunner } from './services/executions/execution-runner.js';
import { createFunctionService } from './services/functions/create-function-service.js';
import { HostProcess } from './services/host-process.js';
import { createJobService } from './services/jobs/create-job-service.js';
import { Lifecycle } from './services/lifecycle.js';
import { createPackageService } from './services/packages/create-package-service.js';
import { createRuntimeService } from './services/runtimes/create-runtime-service.js';
import { createVersionService } from './services/versions/create-version-service.js';
import { createWebhookService } from './services/webhooks/create-webhook-service.js';
import { createWorkerService } from './services/workers/create-worker-service.js';
import { systemClock } from './system-clock.js';
import { uuidSource } from './uuid-source.js';

const nothing = (): void => undefined;
const silentLogger: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

const mebibyte = 1024 * 1024;

function settingsFrom(options: QinlingOptions): Settings {
  return {
    resources: options.resources ?? defaultResourceRanges,
    maxPackageBytes: options.maxPackageBytes ?? 50 * mebibyte,
    archiveLimits: {
      ...defaultArchiveLimits,
      maxUnpackedBytes: options.maxUnpackedBytes ?? defaultArchiveLimits.maxUnpackedBytes,
      maxEntries: options.maxPackageEntries ?? defaultArchiveLimits.maxEntries,
    },
    maxVersions: options.maxVersions,
    unchangedVersion: options.unchangedVersion ?? 'share',
    asyncConcurrency: options.asyncConcurrency ?? 8,
    leaseSeconds: options.leaseSeconds ?? 30,
    sweepIntervalSeconds: options.sweepIntervalSeconds ?? 3600,
    drainSeconds: options.drainSeconds ?? 10,
  };
}

function contextFrom(options: QinlingOptions): Context {
  const logger = options.logger ?? silentLogger;
  const ids = options.ids ?? uuidSource;
  return {
    storage: options.storage,
    blobs: options.blobs,
    orchestrator: options.orchestrator,
    queue: options.queue ?? new MemoryQueue(),
    access: options.access ?? defaultAccessPolicy,
    objects: options.objects,
    logger,
    clock: options.clock ?? systemClock,
    ids,
    settings: settingsFrom(options),
    hostId: ids.ordered(),
    events: new EventHub(logger),
    archives: new ArchiveThread(),
    background: new Background(logger),
    lifecycle: new Lifecycle(),
  };
}

/** Versioned functions on these adapters. The result owns them: its `close()` closes them. Nothing runs before `start()`. */
export function createQinling(options: QinlingOptions): Qinling {
  const context = contextFrom(options);
  const runner = new ExecutionRunner(context);
  const host = new HostProcess(context, runner);
  return {
    runtimes: createRuntimeService(context),
    functions: createFunctionService(context),
    versions: createVersionService(context),
    aliases: createAliasService(context),
    executions: createExecutionService(context, runner),
    jobs: createJobService(context),
    webhooks: createWebhookService(context, runner),
    workers: createWorkerService(context),
    packages: createPackageService(context),
    events: context.events,
    access: context.access,
    capabilities: context.orchestrator.capabilities,
    start: () => host.start(),
    ready: () => host.ready(),
    close: () => host.close(),
  };
}
