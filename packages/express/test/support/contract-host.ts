import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HttpCaller, HttpSubject } from '@qinling/conformance';
import {
  type Caller,
  createQinling,
  type Logger,
  MemoryBlobStore,
  MemoryStorage,
  type Qinling,
  UnauthorizedError,
} from '@qinling/core';
import type { Request } from 'express';
import { inProcessNode } from './in-process-node.js';

/** Small, so that what is too large is quickly sent. */
export const maxPackageBytes = 6 * 1024 * 1024;

/** A library that runs real code, for the wire contract. */
export async function startQinling(): Promise<{ qinling: Qinling; close(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'qinling-express-'));
  const qinling = createQinling({
    storage: new MemoryStorage(),
    blobs: new MemoryBlobStore(),
    orchestrator: inProcessNode(directory),
    maxPackageBytes,
    drainSeconds: 0,
  });
  await qinling.start();
  return {
    qinling,
    close: async () => {
      await qinling.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const quiet = (): void => undefined;

/** Shows failures of the service: the contract never expects one. */
export const failureLogger: Logger = { debug: quiet, info: quiet, warn: quiet, error: console.error };

/** Where the login below finds its caller. */
export const callerHeader = 'x-test-caller';

/** A login that the kit can use: the caller itself, in a header. */
export function authenticate(request: Request): Caller {
  const caller = request.get(callerHeader);
  if (caller === undefined) throw new UnauthorizedError('No test caller.');
  return JSON.parse(caller) as Caller;
}

export function loginAs(caller: HttpCaller): Readonly<Record<string, string>> {
  return { [callerHeader]: JSON.stringify(caller) };
}

/** Serves an app on a free port of the loopback interface. */
export async function serve(app: RequestListener): Promise<{ origin: string; close(): Promise<void> }> {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What the kit is told about a server that mounts the router at `origin + prefix`. */
export function subjectAt(origin: string, prefix: string): HttpSubject {
  return { baseUrl: `${origin}${prefix}`, runtimeImage: 'nodejs', as: loginAs, maxPackageBytes };
}
