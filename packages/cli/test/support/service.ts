import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { packFiles } from '@qinling/archive';
import { createClient, type QinlingClient, type QinlingFunction } from '@qinling/client';
import {
  createQinling,
  MemoryBlobStore,
  MemoryOrchestrator,
  MemoryStorage,
  type Qinling,
} from '@qinling/core';
import { createRouter, type RouterOptions } from '@qinling/express';
import express from 'express';

/** A Qinling of this process, on memory adapters. */
export interface Service {
  readonly url: string;
  readonly client: QinlingClient;
  readonly qinling: Qinling;
  /** A new function; its name is `name`, else a fresh one. */
  createFunction(name?: string): Promise<QinlingFunction>;
  close(): Promise<void>;
}

interface Input {
  readonly fail?: string;
  readonly log?: string;
  /** Milliseconds. */
  readonly sleep?: number;
}

/**
 * What every function does: writes `log`, waits for `sleep`, throws `fail`, else gives its input back. Sleeping ends when the execution is
 * cancelled.
 */
async function echo(input: Input, log: (line: string) => void, signal: AbortSignal): Promise<unknown> {
  if (input.log !== undefined) log(input.log);
  if (input.sleep !== undefined) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, input.sleep);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
  if (input.fail !== undefined) throw new Error(input.fail);
  return input;
}

export async function startService(router: Partial<RouterOptions> = {}): Promise<Service> {
  const qinling = createQinling({
    storage: new MemoryStorage(),
    blobs: new MemoryBlobStore(),
    orchestrator: new MemoryOrchestrator({
      run: (_invocation, context, input) => echo(input as Input, context.log, context.signal),
      runtimeImages: ['nodejs', 'python3'],
    }),
    drainSeconds: 0,
  });
  await qinling.start();
  const admin = { projectId: 'default', roles: ['admin'] };
  for (const image of ['nodejs', 'python3']) {
    const { id } = await qinling.runtimes.create(admin, { image, name: image });
    await qinling.runtimes.settled(admin, id);
  }
  const served = await serve(express().use(createRouter({ qinling, ...router })));
  const client = createClient({ url: served.url });
  let count = 0;
  return {
    url: served.url,
    client,
    qinling,
    createFunction: async (name) => {
      count += 1;
      const number = count;
      const [runtime] = await client.runtimes.list({ filters: { name: 'nodejs' } }).toArray();
      const code = await buffer(packFiles({ 'main.js': `exports.main = () => ${number};` }));
      return client.functions.create({
        runtime_id: runtime?.id,
        name: name ?? `function-${number}`,
        package: code,
      });
    },
    close: async () => {
      await qinling.close();
      await served.close();
    },
  };
}

/** Serves on a free port of the loopback interface. */
export async function serve(listener: RequestListener): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
