import { join } from 'node:path';
import { createFilesystemBlobStore } from '@qinling/blob-filesystem';
import { createQinling, MemoryOrchestrator, type Qinling, type Storage } from '@qinling/core';
import { createSqliteStorage } from '@qinling/storage-kysely';

/** The library on its real storage. Nothing is run in this bench, so nothing runs functions. */
export interface Ours {
  readonly qinling: Qinling;
  readonly storage: Storage;
}

/** Where the host keeps its database within its data directory. */
export const databaseIn = (directory: string): string => join(directory, 'qinling.db');

/** Opens the library in a data directory laid out as the host's, with every setting at its default. */
export async function openOurs(directory: string): Promise<Ours> {
  const storage = await createSqliteStorage({ filename: databaseIn(directory) });
  const blobs = await createFilesystemBlobStore({ directory: join(directory, 'packages') });
  return { storage, qinling: createQinling({ storage, blobs, orchestrator: new MemoryOrchestrator() }) };
}
