import type { Logger } from '@qinling/core';
import type { NextFunction, Request, Response } from 'express';
import { sendJson } from '../response/send-json.js';
import { ClientGoneError } from './client-gone-error.js';
import { faultOf } from './fault.js';
import { requestIdOf } from './request-id.js';

export interface FaultContext {
  readonly logger: Logger;
  /** The methods of this path, for answers that must name them. */
  readonly allow?: string | undefined;
}

/** Answers with the error. Once headers are sent nothing can be said any more: the host hears of it, and the connection ends. */
export function sendFault(
  error: unknown,
  request: Request,
  response: Response,
  next: NextFunction,
  { logger, allow }: FaultContext,
): void {
  const requestId = requestIdOf(response);
  const details = { requestId, method: request.method, path: request.originalUrl };
  if (error instanceof ClientGoneError) {
    logger.debug(details, 'The client went away.');
    return;
  }
  const { status, headers, body } = faultOf(error, requestId);
  if (status >= 500) {
    const callerRequestId = request.get('X-Request-Id')?.slice(0, 200);
    logger.error({ ...details, callerRequestId, status, err: error }, 'A request failed.');
  }
  if (response.headersSent) {
    response.destroy();
    next(error);
    return;
  }
  // An upload that its client gave up looks like a body that ends too early; nobody is left to tell.
  if (request.socket.destroyed) return;
  response.set(headers);
  if (status === 405 && allow !== undefined) response.set('Allow', allow);
  sendJson(request, response, status, body);
}
