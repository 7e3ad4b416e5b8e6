import { type Caller, type Logger, NotAllowedError, type Qinling } from '@qinling/core';
import type { Request, Response } from 'express';
import type { CallerOf } from './authenticate.js';
import type { FoundEndpoint } from './endpoints.js';
import { Cleanup } from './request/cleanup.js';
import type { Incoming } from './request/incoming.js';
import { queryOf, RequestLinks } from './request/links.js';
import { parsePathParams } from './request/path-params.js';
import { unknownParameter } from './request/simple-query.js';
import type { Reply } from './response/reply.js';
import { sendReply } from './response/send-reply.js';
import type { BodySpec, Route, RouteRequest } from './route.js';

/** What every route is served with. */
export interface RouterContext {
  readonly qinling: Qinling;
  readonly callerOf: CallerOf;
  readonly publicUrl: string | undefined;
  readonly maxBodyBytes: number;
  readonly logger: Logger;
}

/** The way of every request: authenticate, parse, authorise, read the body, handle, answer. */
export async function serveRoute(
  route: Route,
  { endpoint, params: found }: FoundEndpoint,
  context: RouterContext,
  request: Request,
  response: Response,
): Promise<void> {
  const { qinling } = context;
  const caller = route.action === null ? undefined : await context.callerOf(request);
  const params = parsePathParams(endpoint.parameters, found);
  const query = parseQuery(route, queryOf(request), caller);
  if (route.action !== null && caller !== undefined) authorise(qinling, caller, route, query);
  const links = new RequestLinks(request, context.publicUrl);
  const parsed = { qinling, params, query, body: undefined, links };
  const reply =
    route.body === undefined
      ? await handle(route, parsed, caller)
      : await readAndHandle(route, route.body, parsed, caller, context, request, response);
  await sendReply(request, response, reply);
}

type Parsed = RouteRequest<Readonly<Record<string, unknown>>, unknown, unknown>;

function handle(route: Route, parsed: Parsed, caller: Caller | undefined): Promise<Reply> {
  if (route.action === null) return route.handle(parsed);
  if (caller === undefined) throw new Error('A guarded route was reached without a caller.');
  return route.handle(parsed, caller);
}

async function readAndHandle(
  route: Route,
  spec: BodySpec<unknown>,
  parsed: Parsed,
  caller: Caller | undefined,
  { maxBodyBytes, logger }: RouterContext,
  request: Request,
  response: Response,
): Promise<Reply> {
  const cleanup = new Cleanup();
  try {
    const stage: Incoming['stage'] = (content) => parsed.qinling.packages.stage(content);
    const body = await spec.read({ request, response, maxBodyBytes, cleanup, stage });
    const { qinling, params, query, links } = parsed;
    return await handle(route, { qinling, params, query, body, links }, caller);
  } finally {
    // Before the answer, so that who has it can rely on it.
    for (const err of await cleanup.run()) logger.error({ err }, 'A staged package could not be discarded.');
  }
}

function authorise(qinling: Qinling, caller: Caller, { action, query: spec }: Route, query: unknown): void {
  if (action === null) return;
  for (const each of [action, ...(spec?.extraActions?.(action, query) ?? [])]) {
    if (!qinling.access.allows(caller, each)) throw new NotAllowedError(`Operation not allowed: ${each}`);
  }
}

function parseQuery(route: Route, query: URLSearchParams, caller: Caller | undefined): unknown {
  if (route.query !== undefined) return route.query.parse(query, caller);
  for (const name of query.keys()) throw unknownParameter(name);
  return undefined;
}
