import type { Logger } from '@qinling/core';
import { createFaultHandler, createNotFoundHandler } from '@qinling/express';
import express, { type Express, type RequestHandler, type Response } from 'express';
import { faultBody } from '../http/fault-body.js';

/** What the host is doing. It takes requests only while it serves. */
export type HostState = 'starting' | 'serving' | 'shutting down';

/** What the app asks of the host that it stands in front of. */
export interface HostAppOptions {
  /** Where failures are told in full. */
  readonly logger: Logger;
  /** See every request first, in this order. */
  readonly observers: readonly RequestHandler[];
  state(): HostState;
  /** Resolves when requests can be served; rejects with the reason when not. */
  ready(): Promise<void>;
  /** The API; undefined while the host starts. */
  api(): RequestHandler | undefined;
}

/** The host's routes: the probes, and the API for everything else. */
export function createHostApp(options: HostAppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  for (const observer of options.observers) app.use(observer);
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'up' });
  });
  app.get('/readyz', async (_request, response) => {
    const state = options.state();
    if (state !== 'serving') return refuse(response, `The service is ${state}.`);
    try {
      await options.ready();
      response.json({ status: 'ready' });
    } catch (error) {
      refuse(response, error instanceof Error ? error.message : 'The service is not ready.');
    }
  });
  app.use((request, response, next) => {
    const api = options.api();
    const state = options.state();
    if (state === 'serving' && api !== undefined) api(request, response, next);
    else refuse(response, `The service is ${state}.`);
  });
  app.use(createNotFoundHandler(options), createFaultHandler(options));
  return app;
}

function refuse(response: Response, reason: string): void {
  // A connection that stayed open would bring the next request here too.
  response.status(503).set({ 'Retry-After': '1', Connection: 'close' });
  response.type('json').send(faultBody(503, reason));
}
