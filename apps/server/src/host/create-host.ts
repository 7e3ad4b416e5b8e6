import type { Qinling } from '@qinling/core';
import { createRouter } from '@qinling/express';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { createTokenLogin } from '../authentication/token-login.js';
import { createHttpServer } from '../http/create-http-server.js';
import { addressUrl, listen } from '../http/listen.js';
import { OpenRequests } from '../http/open-requests.js';
import { stopListening } from '../http/stop-listening.js';
import { requestLog } from '../logging/request-log.js';
import { availableRuntimes } from '../runtimes/available-runtimes.js';
import type { DefaultRuntime } from '../runtimes/default-runtimes.js';
import { usableRuntimes } from '../runtimes/usable-runtimes.js';
import type { Settings } from '../settings/settings-table.js';
import { openDataDirectory } from '../start/data-directory.js';
import { createHostApp, type HostState } from './host-app.js';
import { openQinling } from './open-qinling.js';

/** How long requests that are under way may take before executions are drained: enough for all but uploads and executions. */
const LAST_REQUESTS_SECONDS = 2;

/** How long answers that are still on their way may take once everything else has ended. */
const LAST_ANSWERS_SECONDS = 5;

/** What a host needs beside its settings. */
export interface HostOptions {
  readonly logger: Logger;
  /** Where interpreters are looked for, as in PATH. */
  readonly searchPath: string;
}

/** A host that serves. */
export interface Host {
  /** Its own address, without a trailing slash. */
  readonly url: string;
  readonly dataDirectory: string;
  /** The default runtimes that can be used now. */
  readonly runtimes: readonly DefaultRuntime[];
  readonly qinling: Qinling;
  /** Takes nothing new and says so, waits up to the drain time for what runs, and closes everything. Twice is fine. */
  close(): Promise<void>;
}

/**
 * Starts a host: listens first, so that probes are answered while it migrates and starts, and resolves when it serves. Throws
 * `StartError`, or what an adapter throws, and then leaves nothing open.
 */
export async function createHost(settings: Settings, options: HostOptions): Promise<Host> {
  const { logger } = options;
  const requests = new OpenRequests();
  let state: HostState = 'starting';
  let api: RequestHandler | undefined;
  let qinling: Qinling | undefined;
  const app = createHostApp({
    logger,
    observers: [requests.track, requestLog(logger)],
    state: () => state,
    ready: async () => qinling?.ready(),
    api: () => api,
  });

  const directory = await openDataDirectory(settings.dataDirectory);
  const server = createHttpServer(app, settings);
  const port = await listen(server, settings.host, settings.port);
  let runtimes: readonly DefaultRuntime[];
  try {
    const usable = await usableRuntimes(settings.runtimes, options.searchPath, logger);
    qinling = await openQinling(settings, directory, usable, logger);
    await qinling.start();
    runtimes = await availableRuntimes(qinling, usable, logger);
  } catch (error) {
    await qinling?.close();
    await stopListening(server, 0);
    throw error;
  }
  const started = qinling;
  api = createRouter({
    qinling: started,
    logger,
    maxBodyBytes: settings.maxBodyBytes,
    ...(settings.publicUrl !== undefined && { publicUrl: settings.publicUrl }),
    ...(settings.tokens !== undefined && { authenticate: authenticateWith(settings.tokens) }),
  });
  state = 'serving';

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    state = 'shutting down';
    await requests.idle(LAST_REQUESTS_SECONDS);
    await started.close();
    // Until here, probes and clients were told what happens; a refused connection tells them nothing.
    await stopListening(server, LAST_ANSWERS_SECONDS);
  };
  return {
    url: addressUrl(settings.host, port),
    dataDirectory: directory.path,
    runtimes,
    qinling: started,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function authenticateWith(tokens: NonNullable<Settings['tokens']>) {
  const login = createTokenLogin(tokens);
  return (request: Parameters<RequestHandler>[0]) => login(request.headers);
}
