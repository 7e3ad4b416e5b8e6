import { createFilesystemBlobStore } from '@qinling/blob-filesystem';
import { createQinling, type Logger, type Qinling } from '@qinling/core';
import { createProcessOrchestrator } from '@qinling/orchestrator-process';
import { createSqliteStorage } from '@qinling/storage-kysely';
import type { DefaultRuntime } from '../runtimes/default-runtimes.js';
import { registerRuntimes } from '../runtimes/register-runtimes.js';
import type { Settings } from '../settings/settings-table.js';
import type { DataDirectory } from '../start/data-directory.js';

/** Puts the library together from this host's adapters, not started yet. Leaves nothing open when it fails. */
export async function openQinling(
  settings: Settings,
  directory: DataDirectory,
  runtimes: readonly DefaultRuntime[],
  logger: Logger,
): Promise<Qinling> {
  const opened: { close(): Promise<void> }[] = [];
  const keep = <Adapter extends { close(): Promise<void> }>(adapter: Adapter): Adapter => {
    opened.push(adapter);
    return adapter;
  };
  try {
    const storage = keep(
      await createSqliteStorage({ filename: directory.databaseFile, migrate: settings.migrate }),
    );
    const blobs = keep(await createFilesystemBlobStore({ directory: directory.packagesDirectory }));
    const orchestrator = keep(
      await createProcessOrchestrator({
        directory: directory.workDirectory,
        poolSize: settings.poolSize,
        functionConcurrency: settings.functionConcurrency,
        ...(settings.maxWorkers !== undefined && { maxWorkers: settings.maxWorkers }),
        maxWaiting: settings.maxWaiting,
        idleSeconds: settings.idleSeconds,
        maxOutputBytes: settings.maxOutputBytes,
        maxLogBytes: settings.maxLogBytes,
        maxProcesses: settings.maxProcesses,
        maxOpenFiles: settings.maxOpenFiles,
        maxFileBytes: settings.maxFileBytes,
        maxWorkDirectoryBytes: settings.maxWorkDirectoryBytes,
        cgroups: settings.cgroups,
        isolation: settings.isolation,
        logger,
      }),
    );
    await registerRuntimes(storage, runtimes);
    return createQinling({
      storage,
      blobs,
      orchestrator,
      logger,
      resources: {
        timeoutSeconds: settings.timeoutSeconds,
        cpuMillis: settings.cpuMillis,
        memoryBytes: settings.memoryBytes,
      },
      maxPackageBytes: settings.maxPackageBytes,
      maxUnpackedBytes: settings.maxUnpackedBytes,
      maxPackageEntries: settings.maxPackageEntries,
      ...(settings.maxVersions !== undefined && { maxVersions: settings.maxVersions }),
      unchangedVersion: settings.unchangedVersion,
      asyncConcurrency: settings.asyncConcurrency,
      leaseSeconds: settings.leaseSeconds,
      sweepIntervalSeconds: settings.sweepIntervalSeconds,
      drainSeconds: settings.drainSeconds,
    });
  } catch (error) {
    for (const adapter of opened.reverse()) await adapter.close();
    throw error;
  }
}
