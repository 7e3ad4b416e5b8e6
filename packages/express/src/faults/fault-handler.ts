import type { Logger } from '@qinling/core';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { silentLogger } from '../silent-logger.js';
import { HttpError } from './http-error.js';
import { sendFault } from './send-fault.js';

export interface FaultHandlerOptions {
  /** Where failures are told in full. Default: silent. */
  readonly logger?: Logger | undefined;
}

/**
 * Express error middleware that answers as the API does. The router has its own; a host that wants the same shape for the rest of its
 * paths, and for the errors of its body parsers, puts this one last.
 */
export function createFaultHandler({ logger = silentLogger }: FaultHandlerOptions = {}): ErrorRequestHandler {
  return (error, request, response, next) => sendFault(error, request, response, next, { logger });
}

/** Express middleware that refuses with the API's 404; for a host that wants that shape for all its paths. */
export function createNotFoundHandler(options: FaultHandlerOptions = {}): RequestHandler {
  const handle = createFaultHandler(options);
  return (request, response, next) =>
    handle(new HttpError(404, `There is nothing at ${request.path}.`), request, response, next);
}
