import express, { type Express, type RequestHandler, type Response } from 'express';
import { faultBody } from '../http/fault-body.js';

/** What the host is doing. It takes requests only while it serves. */
export type HostState = 'starting' | 'serving' | 'draining';

/** What the app asks of the host that it stands in front of. */
export interface HostAppOptions {
  /** Sees every request first. */
  readonly requestLog: RequestHandler;
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
  app.use(options.requestLog);
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
    if (api === undefined) return refuse(response, 'The service is starting.');
    // A connection that is kept alive would keep a draining host from closing.
    if (options.state() === 'draining') response.set('Connection', 'close');
    api(request, response, next);
  });
  return app;
}

function refuse(response: Response, reason: string): void {
  response.status(503).set('Retry-After', '1').type('json').send(faultBody(503, reason));
}
