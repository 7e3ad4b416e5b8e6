import { join } from 'node:path';
import { createFilesystemBlobStore } from '@qinling/blob-filesystem';
import {
  createQinling,
  MemoryOrchestrator,
  type Orchestrator,
  type Qinling,
  type Storage,
} from '@qinling/core';
import { createSqliteStorage } from '@qinling/storage-kysely';

/** The library on its real storage. */
export interface Ours {
  readonly qinling: Qinling;
  readonly storage: Storage;
}

/** Where the host keeps its database within its data directory. */
export const databaseIn = (directory: string): string => join(directory, 'qinling.db');

/** Opens the library in a data directory laid out as the host's, with every setting at its default. Without an orchestrator nothing runs. */
export async function openOurs(
  directory: string,
  orchestrator: Orchestrator = new MemoryOrchestrator(),
): Promise<Ours> {
  const storage = await createSqliteStorage({ filename: databaseIn(directory) });
  const blobs = await createFilesystemBlobStore({ directory: join(directory, 'packages') });
  return { storage, qinling: createQinling({ storage, blobs, orchestrator }) };
}
