import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Caller,
  createQinling,
  MemoryBlobStore,
  MemoryOrchestrator,
  MemoryStorage,
  type Qinling,
  type QinlingOptions,
} from '@qinling/core';
import { createRouter, type RouterOptions } from '@qinling/express';
import express from 'express';
import { onTestFinished } from 'vitest';
import { type ClientOptions, createClient, type QinlingClient } from '../../src/index.js';

export const admin: Caller = { projectId: 'default', roles: ['admin'] };

export interface Service {
  readonly client: QinlingClient;
  readonly qinling: Qinling;
  readonly origin: string;
  readonly runtimeId: string;
}

export interface ServiceOptions {
  readonly client?: Partial<ClientOptions>;
  readonly router?: Partial<RouterOptions>;
  readonly qinling?: Partial<QinlingOptions>;
  readonly prefix?: string;
  /** What every function does with its input. Default: gives it back. */
  readonly run?: (input: unknown, log: (line: string) => void, signal: AbortSignal) => unknown;
}

/** The service itself, on memory adapters, behind a client. Everybody is an administrator. */
export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const { prefix = '', run = (input) => input } = options;
  const qinling = createQinling({
    storage: new MemoryStorage(),
    blobs: new MemoryBlobStore(),
    orchestrator: new MemoryOrchestrator({
      run: (_invocation, context, input) => run(input, context.log, context.signal),
    }),
    drainSeconds: 0,
    ...options.qinling,
  });
  await qinling.start();
  onTestFinished(() => qinling.close());
  const { id } = await qinling.runtimes.create(admin, { image: 'nodejs' });
  await qinling.runtimes.settled(admin, id);
  const app = express().use(prefix === '' ? '/' : prefix, createRouter({ qinling, ...options.router }));
  const origin = await serve(app);
  const client = createClient({ url: origin + prefix, ...options.client });
  return { client, qinling, origin, runtimeId: id };
}

/** Serves for the time of a test; gives the origin. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
