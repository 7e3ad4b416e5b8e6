import { jsonBody } from '../body/outgoing-body.js';
import type { CallOptions } from '../client-options.js';
import type { ListOptions } from '../lists/list-options.js';
import { type Listing, listing } from '../lists/listing.js';
import { readJson, readNothing } from '../transport/read-answer.js';
import type { Transport } from '../transport/transport.js';

type Json = 'POST' | 'PUT';

/** What the nouns have in common. */
export interface Requests {
  readonly transport: Transport;
  get<Value>(path: string, options?: CallOptions, query?: URLSearchParams): Promise<Value>;
  send<Value>(method: Json, path: string, body: unknown, options?: CallOptions): Promise<Value>;
  /** A POST that answers with nothing but that it was accepted. */
  order(path: string, body: unknown, options?: CallOptions): Promise<void>;
  remove(path: string, options?: CallOptions): Promise<void>;
  list<Row>(path: string, collection: string, options?: ListOptions<string>): Listing<Row>;
}

export function requestsOf(transport: Transport): Requests {
  const bodyOf = (value: unknown) => (value === undefined ? {} : { body: jsonBody(value) });
  return {
    transport,
    get: <Value>(path: string, options?: CallOptions, query?: URLSearchParams) =>
      transport.call({ method: 'GET', path, query, ...callOf(options) }, readJson<Value>),
    send: <Value>(method: Json, path: string, body: unknown, options?: CallOptions) =>
      transport.call({ method, path, ...bodyOf(body), ...callOf(options) }, readJson<Value>),
    order: (path, body, options) =>
      transport.call({ method: 'POST', path, ...bodyOf(body), ...callOf(options) }, readNothing),
    remove: (path, options) => transport.call({ method: 'DELETE', path, ...callOf(options) }, readNothing),
    list: (path, collection, options = {}) => listing(transport, { path, collection }, options),
  };
}

/** Only what a call understands: options may hold more. */
export function callOf({ signal, timeoutMs }: CallOptions = {}): CallOptions {
  return { signal, timeoutMs };
}
