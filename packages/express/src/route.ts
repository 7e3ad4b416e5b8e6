import type { Caller, Qinling } from '@qinling/core';
import type { z } from 'zod';
import type { Incoming } from './request/incoming.js';
import type { Links } from './request/links.js';
import type { PathParams } from './request/path-params.js';
import type { Reply } from './response/reply.js';

/** How a route takes its query. */
export interface QuerySpec<Query> {
  /** For the reference: every parameter by name. */
  readonly parameters: Readonly<Record<string, z.ZodType>>;
  /** Throws `InvalidInputError` for what it does not know. Open routes have no caller. */
  parse(query: URLSearchParams, caller: Caller | undefined): Query;
  /** Policy actions that this query needs beside the route's own. */
  extraActions?(action: string, query: Query): readonly string[];
}

/** How a route takes its body. */
export interface BodySpec<Body> {
  readonly isRequired: boolean;
  /** For the reference: the schema by media type. */
  readonly content: Readonly<Record<string, z.ZodType>>;
  /** Reads and checks the shape. Throws `InvalidInputError`, `PayloadTooLargeError`, or an `HttpError` 415. */
  read(incoming: Incoming): Promise<Body>;
}

/** A success, for the reference. No content means an empty body. */
export interface Answer {
  readonly description: string;
  readonly content?: Readonly<Record<string, z.ZodType>>;
  /** What its headers say, by name; beside those that every answer has. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a handler gets: everything is authenticated, allowed, and of the right shape. */
export interface RouteRequest<Params, Query, Body> {
  readonly qinling: Qinling;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly links: Links;
}

interface RouteFields<Path extends string, Query, Body> {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** In Express's spelling, below the mount point. Names of parameters mean the same in every path. */
  readonly path: Path;
  /** Its name in the OpenAPI document, for generated clients: once given it stays. */
  readonly operationId: string;
  /** One sentence for the reference. */
  readonly summary: string;
  /** More of it, where there is more to say. */
  readonly notes?: string;
  /** Absent: no parameter is taken. */
  readonly query?: QuerySpec<Query>;
  /** Absent: the body is not looked at. */
  readonly body?: BodySpec<Body>;
  /** Successes by status. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** Statuses of its refusals, beside those that any route of its kind has. */
  readonly refusals?: readonly number[];
}

/** A route that needs a caller who may do `action`, named as in Qinling's policy. */
export interface GuardedRoute<Path extends string, Query, Body> extends RouteFields<Path, Query, Body> {
  readonly action: string;
  // Written as a method: it lets the table hold routes of different shapes.
  handle(request: RouteRequest<PathParams<Path>, Query, Body>, caller: Caller): Promise<Reply>;
}

/** A route that anybody may use. */
export interface OpenRoute<Path extends string, Query, Body> extends RouteFields<Path, Query, Body> {
  readonly action: null;
  handle(request: RouteRequest<PathParams<Path>, Query, Body>): Promise<Reply>;
}

/** A line of the route table. */
export type Route = GuardedRoute<string, unknown, unknown> | OpenRoute<string, unknown, unknown>;

/** Routes that belong together, as the reference shows them. */
export interface RouteGroup {
  readonly title: string;
  readonly description: string;
  readonly routes: readonly Route[];
}

/** Writes a line of the route table, with its parts checked against each other. */
export function route<Path extends string, Query = undefined, Body = undefined>(
  definition: GuardedRoute<Path, Query, Body>,
): Route {
  return definition;
}

/** As `route`, for one that needs no caller. */
export function openRoute<Path extends string, Query = undefined, Body = undefined>(
  definition: OpenRoute<Path, Query, Body>,
): Route {
  return definition;
}
