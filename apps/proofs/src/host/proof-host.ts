import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createFilesystemBlobStore } from '@qinling/blob-filesystem';
import {
  type BlobStore,
  createQinling,
  interceptStorage,
  MemoryOrchestrator,
  type Qinling,
  type Storage,
  type StorageInterceptor,
} from '@qinling/core';
import { createRouter } from '@qinling/express';
import { createSqliteStorage } from '@qinling/storage-kysely';
import express, { type RequestHandler } from 'express';

/** Faults that a proof puts into a host to see whether it is noticed. */
export interface HostPlant {
  readonly storage?: StorageInterceptor;
  readonly blobs?: (blobs: BlobStore) => BlobStore;
  /** Stands before the router. */
  readonly middleware?: (storage: Storage) => RequestHandler;
}

export interface ProofHost {
  readonly qinling: Qinling;
  readonly server: Server;
  readonly origin: string;
  close(): Promise<void>;
}

/** Where the parts of a host lie in its directory. */
export const databaseIn = (directory: string): string => join(directory, 'qinling.db');
export const packagesIn = (directory: string): string => join(directory, 'packages');

/** How long a function runs whose input is this text; anything else ends at once. */
export const slowInput = 'slow';

/**
 * The REST API on SQLite and the filesystem, with functions that run in memory. Whoever asks says in headers who it is: `x-project`, and
 * `x-roles`. Nothing writes by itself, so that every changed row is a request's doing.
 */
export async function startProofHost(directory: string, plant: HostPlant = {}): Promise<ProofHost> {
  const storage = await createSqliteStorage({ filename: databaseIn(directory) });
  const blobs = await createFilesystemBlobStore({ directory: packagesIn(directory) });
  const qinling = createQinling({
    storage: plant.storage ? interceptStorage(storage, plant.storage) : storage,
    blobs: plant.blobs?.(blobs) ?? blobs,
    orchestrator: new MemoryOrchestrator({ images: true, run: runSlowly }),
    sweepIntervalSeconds: 36_000,
    leaseSeconds: 36_000,
    drainSeconds: 0,
  });
  await qinling.start();
  const app = express();
  if (plant.middleware) app.use(plant.middleware(storage));
  app.use(
    createRouter({
      qinling,
      authenticate: (request) => ({
        projectId: request.get('x-project') ?? 'proofs',
        roles: (request.get('x-roles') ?? 'admin').split(','),
      }),
    }),
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    qinling,
    server,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await qinling.close();
    },
  };
}

async function runSlowly(
  _invocation: unknown,
  { signal }: { signal: AbortSignal },
  input: unknown,
): Promise<unknown> {
  if (input !== slowInput) return input ?? null;
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 2000, 'done');
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve('aborted');
    });
  });
}
