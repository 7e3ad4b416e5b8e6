import { type Caller, type Logger, NotAllowedError, type Qinling } from '@qinling/core';
import type { Request, RequestHandler, Response } from 'express';
import { sendFault } from './faults/send-fault.js';
import { Cleanup } from './request/cleanup.js';
import { linksOf, queryOf } from './request/links.js';
import { parsePathParams } from './request/path-params.js';
import { unknownParameter } from './request/simple-query.js';
import type { Reply } from './response/reply.js';
import { sendReply } from './response/send-reply.js';
import type { Route } from './route.js';

/** What every route is served with. */
export interface RouterContext {
  readonly qinling: Qinling;
  readonly callerOf: (request: Request) => Promise<Caller>;
  readonly publicUrl: string | undefined;
  readonly maxBodyBytes: number;
  readonly logger: Logger;
}

/** The way of every request: authenticate, parse, authorise, read the body, handle, answer. `allow` names the methods of the path. */
export function serveRoute(route: Route, allow: string, context: RouterContext): RequestHandler {
  const { logger } = context;
  return async (request, response, next) => {
    const cleanup = new Cleanup();
    try {
      const reply = await answer(route, context, request, response, cleanup).finally(async () => {
        // Before the answer, so that who has it can rely on it.
        for (const err of await cleanup.run())
          logger.error({ err }, 'A staged package could not be discarded.');
      });
      await sendReply(request, response, reply);
    } catch (error) {
      sendFault(error, request, response, next, { logger, allow });
    }
  };
}

async function answer(
  route: Route,
  context: RouterContext,
  request: Request,
  response: Response,
  cleanup: Cleanup,
): Promise<Reply> {
  const { qinling, maxBodyBytes } = context;
  const caller = route.action === null ? undefined : await context.callerOf(request);
  const params = parsePathParams(request.params);
  const query = parseQuery(route, queryOf(request), caller);
  if (route.action !== null && caller !== undefined) {
    for (const action of [route.action, ...(route.query?.extraActions?.(route.action, query) ?? [])]) {
      if (!qinling.access.allows(caller, action))
        throw new NotAllowedError(`Operation not allowed: ${action}`);
    }
  }
  const body = await route.body?.read({
    request,
    response,
    maxBodyBytes,
    cleanup,
    stage: (content) => qinling.packages.stage(content),
  });
  const parsed = { qinling, params, query, body, links: linksOf(request, context.publicUrl) };
  if (route.action === null) return route.handle(parsed);
  if (caller === undefined) throw new Error('A guarded route was reached without a caller.');
  return route.handle(parsed, caller);
}

function parseQuery(route: Route, query: URLSearchParams, caller: Caller | undefined): unknown {
  if (route.query !== undefined) return route.query.parse(query, caller);
  for (const name of query.keys()) throw unknownParameter(name);
  return undefined;
}
