import { type RequestHandler, Router } from 'express';
import { callerFrom } from './authenticate.js';
import { createFaultHandler } from './faults/fault-handler.js';
import { HttpError } from './faults/http-error.js';
import { requestIdOf } from './faults/request-id.js';
import { isOurPath } from './our-path.js';
import type { Route } from './route.js';
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
  const context: RouterContext = {
    qinling,
    callerOf: callerFrom(authenticate),
    publicUrl,
    maxBodyBytes,
    logger,
  };
  const router = Router({ caseSensitive: true });
  router.use(begin(context));
  const routes = routeTable.flatMap((group) => group.routes);
  for (const path of new Set(routes.map((route) => route.path))) {
    addPath(
      router,
      path,
      routes.filter((route) => route.path === path),
      context,
    );
  }
  router.use(unknownRoute);
  router.use(createFaultHandler({ logger }));
  return router;
}

function addPath(router: Router, path: string, routes: readonly Route[], context: RouterContext): void {
  const methods = routes.map(({ method }) => method.toUpperCase());
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  const endpoint = router.route(path);
  for (const route of routes) endpoint[route.method](serveRoute(route, allow, context));
  endpoint.options((_request, response) => {
    response.set('Allow', allow).status(204).end();
  });
  endpoint.all((request, _response, next) => {
    next(new HttpError(405, `${request.method} is not allowed here.`, { Allow: allow }));
  });
}

/** Leaves the host's own paths alone; gives every request of ours its id. */
function begin({ logger }: RouterContext): RequestHandler {
  return (request, response, next) => {
    if (!isOurPath(request)) return next('router');
    const requestId = requestIdOf(response);
    response.set('X-Content-Type-Options', 'nosniff');
    const callerRequestId = request.get('X-Request-Id')?.slice(0, 200);
    logger.debug({ requestId, callerRequestId, method: request.method }, 'A request came.');
    next();
  };
}

const unknownRoute: RequestHandler = (request, _response, next) => {
  next(new HttpError(404, `There is nothing at ${request.path}.`));
};
