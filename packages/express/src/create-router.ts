import { type RequestHandler, Router } from 'express';
import { callerFrom } from './authenticate.js';
import { endpointFinder } from './endpoints.js';
import { HttpError } from './faults/http-error.js';
import { requestIdOf } from './faults/request-id.js';
import { sendFault } from './faults/send-fault.js';
import { isOurPath } from './our-path.js';
import { routeTable } from './route-table.js';
import type { RouterOptions } from './router-options.js';
import { type RouterContext, serveRoute } from './serve-route.js';
import { silentLogger } from './silent-logger.js';

const defaultMaxBodyBytes = 1024 * 1024;

/**
 * The REST API as a router for Express 4 or 5, mountable at `/` or under any prefix. It listens to nothing, keeps no timers, and needs
 * nothing of the host before it; a body that the host has parsed already is used. At `/` it answers `/` and everything of `/v1`, and
 * leaves the rest to the host; under a prefix everything below is its own. Starting and closing `qinling` stays with the host.
 */
export function createRouter(options: RouterOptions): Router {
  const {
    qinling,
    authenticate,
    publicUrl,
    maxBodyBytes = defaultMaxBodyBytes,
    logger = silentLogger,
  } = options;
  if (authenticate === undefined) {
    logger.warn({}, 'Nobody is authenticated: every request to the Qinling API acts as an administrator.');
  }
  return Router().use(
    serve({ qinling, callerOf: callerFrom(authenticate), publicUrl, maxBodyBytes, logger }),
  );
}

/**
 * Answers what is ours. It is one layer of Express: each of them costs every request as much as finding the endpoint among all.
 */
function serve(context: RouterContext): RequestHandler {
  const find = endpointFinder(routeTable.flatMap((group) => group.routes));
  const { logger } = context;
  return async (request, response, next) => {
    if (!isOurPath(request)) return next();
    let allow: string | undefined;
    try {
      const requestId = requestIdOf(response);
      response.setHeader('X-Content-Type-Options', 'nosniff');
      const callerRequestId = request.get('X-Request-Id')?.slice(0, 200);
      logger.debug({ requestId, callerRequestId, method: request.method }, 'A request came.');
      const found = find(request.path);
      if (found === undefined) throw new HttpError(404, `There is nothing at ${request.path}.`);
      const { endpoint, params } = found;
      // As Express leaves them to a host that authenticates or counts by them.
      request.params = params;
      request.route = endpoint;
      allow = endpoint.allow;
      const route = endpoint.routes.get(request.method);
      if (route !== undefined) await serveRoute(route, found, context, request, response);
      else if (request.method === 'OPTIONS') response.set('Allow', allow).status(204).end();
      else throw new HttpError(405, `${request.method} is not allowed here.`);
    } catch (error) {
      sendFault(error, request, response, next, { logger, allow });
    }
  };
}
