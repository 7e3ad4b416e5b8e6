import { join } from 'node:path';
import { createFilesystemBlobStore } from '@qinling/blob-filesystem';
import {
  type BlobStore,
  type Caller,
  createQinling,
  interceptStorage,
  MemoryOrchestrator,
  type Qinling,
  type Storage,
} from '@qinling/core';
import { createSqliteStorage } from '@qinling/storage-kysely';
import { type PlantName, plantedFaults } from './planted-faults.js';

export const caller: Caller = { projectId: 'races', roles: ['admin'] };

/** One process's library on the database and the package directory that all share. */
export interface SharedWorld {
  readonly qinling: Qinling;
  readonly storage: Storage;
  readonly blobs: BlobStore;
}

/** Where the parts lie in a directory. */
export const databaseIn = (directory: string): string => join(directory, 'qinling.db');
export const packagesIn = (directory: string): string => join(directory, 'packages');

/** Opens and starts the library; what runs answers with the location of its code. */
export async function openSharedWorld(directory: string, plant?: PlantName): Promise<SharedWorld> {
  const { storage: intercept, blobs: wrap } = plantedFaults(plant);
  const storage = interceptStorage(await createSqliteStorage({ filename: databaseIn(directory) }), intercept);
  const blobs = wrap(await createFilesystemBlobStore({ directory: packagesIn(directory) }));
  const orchestrator = new MemoryOrchestrator({
    run: ({ code }) => (code.kind === 'package' ? code.location : null),
  });
  const qinling = createQinling({ storage, blobs, orchestrator, sweepIntervalSeconds: 3600 });
  await qinling.start();
  return { qinling, storage, blobs };
}

/** A runtime that can run. */
export async function availableRuntime(qinling: Qinling): Promise<string> {
  const { id } = await qinling.runtimes.create(caller, { image: 'nodejs' });
  return (await qinling.runtimes.settled(caller, id)).id;
}
