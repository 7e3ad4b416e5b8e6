import { createServer, type RequestListener, type Server } from 'node:http';
import { answerBrokenRequest } from './answer-broken-request.js';

/** How long the headers of a request may take; a client that sends them drop by drop holds a connection no longer. */
const HEADERS_TIMEOUT_MS = 60_000;

export interface HttpServerOptions {
  /** For a whole request to arrive, its body included; 0 is for ever. */
  readonly requestTimeoutSeconds: number;
  /** For an idle connection to stay open. */
  readonly keepAliveSeconds: number;
}

/** An HTTP server that does not listen yet. Nothing limits how long an answer takes: a synchronous execution is silent until it ends. */
export function createHttpServer(listener: RequestListener, options: HttpServerOptions): Server {
  const requestTimeout = options.requestTimeoutSeconds * 1000;
  const server = createServer(
    {
      requestTimeout,
      headersTimeout:
        requestTimeout === 0 ? HEADERS_TIMEOUT_MS : Math.min(HEADERS_TIMEOUT_MS, requestTimeout),
      keepAliveTimeout: options.keepAliveSeconds * 1000,
    },
    listener,
  );
  server.on('clientError', answerBrokenRequest);
  return server;
}
