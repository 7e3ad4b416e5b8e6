import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';

/**
 * Writes one line for each request, when its answer is out or the client is gone. No header, query or body is written, and of a
 * webhook's id, which is a secret, only the beginning. Probes are written at `debug`.
 */
export function requestLog(logger: Logger): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const begin = performance.now();
    response.once('close', () => {
      const { method } = request;
      const path = withoutSecrets(pathOf(request));
      const line = {
        method,
        path,
        status: response.statusCode,
        ms: Math.round((performance.now() - begin) * 10) / 10,
        requestId: response.getHeader('x-openstack-request-id'),
        clientRequestId: request.get('x-request-id')?.slice(0, 200),
        aborted: response.writableFinished ? undefined : true,
      };
      logger[levelOf(path, response.statusCode)](line, 'request');
    });
    next();
  };
}

function levelOf(path: string, status: number): 'debug' | 'info' | 'error' {
  if (path === '/healthz' || path === '/readyz') return 'debug';
  return status >= 500 ? 'error' : 'info';
}

function pathOf(request: Request): string {
  return request.originalUrl.split('?', 1)[0]?.slice(0, 2000) ?? '';
}

function withoutSecrets(path: string): string {
  return path.replace(/(\/webhooks\/[^/]{0,8})[^/]*/, '$1…');
}
