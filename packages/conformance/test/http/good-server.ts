import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Clock,
  createQinling,
  MemoryStorage,
  type QinlingOptions,
  UnauthorizedError,
} from '@qinling/core';
import { createNotFoundHandler, createRouter, type RouterOptions } from '@qinling/express';
import { createProcessOrchestrator } from '@qinling/orchestrator-process';
import express from 'express';
import type { HttpSubject } from '../../src/http/http-subject.js';
import { UnhurriedBlobStore } from './unhurried-blob-store.js';

export interface GoodServer {
  readonly subject: HttpSubject;
  close(): Promise<void>;
}

export interface GoodServerOptions {
  /** Whether callers log in; without logins everyone is an administrator of the project `default`. Default true. */
  readonly hasLogins?: boolean;
  /** Default: the system's. */
  readonly clock?: Clock;
}

export const rolesHeader = 'x-test-roles';
const projectHeader = 'x-test-project';
const maxPackageBytes = 4 * 1024 * 1024;

const authenticate: RouterOptions['authenticate'] = (request) => {
  const projectId = request.get(projectHeader);
  if (projectId === undefined) throw new UnauthorizedError('Log in.');
  return { projectId, roles: (request.get(rolesHeader) ?? '').split(',') };
};

/** The library as it is, in memory: what the kit must find nothing wrong with. */
export async function startGoodServer({
  hasLogins = true,
  clock,
}: GoodServerOptions = {}): Promise<GoodServer> {
  const directory = await mkdtemp(join(tmpdir(), 'qinling-http-kit-'));
  const options: QinlingOptions = {
    storage: new MemoryStorage(),
    blobs: new UnhurriedBlobStore(),
    orchestrator: await createProcessOrchestrator({ directory }),
    maxPackageBytes,
    drainSeconds: 0,
  };
  const qinling = createQinling(clock === undefined ? options : { ...options, clock });
  await qinling.start();
  const app = express();
  app.use(createRouter(hasLogins ? { qinling, authenticate } : { qinling }));
  app.use(createNotFoundHandler());
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const subject = { baseUrl: `http://127.0.0.1:${port}`, runtimeImage: 'nodejs', maxPackageBytes };
  return {
    subject: hasLogins
      ? {
          ...subject,
          as: ({ projectId, roles }) => ({ [projectHeader]: projectId, [rolesHeader]: roles.join(',') }),
        }
      : subject,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await qinling.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
