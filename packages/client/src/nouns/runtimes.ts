import type { CallOptions } from '../client-options.js';
import type { ListOptions } from '../lists/list-options.js';
import type { Listing } from '../lists/listing.js';
import { path } from '../transport/path.js';
import type { CreateRuntimeBody, Runtime, RuntimePool, UpdateRuntimeBody } from '../wire-types.js';
import type { Requests } from './requests.js';

/** What executes packages. Changing runtimes is for administrators. */
export interface Runtimes {
  /** Answers with status `creating`; `available` or `error` follows. */
  create(body: CreateRuntimeBody, options?: CallOptions): Promise<Runtime>;
  list<const Field extends keyof Runtime = keyof Runtime>(
    options?: ListOptions<keyof Runtime, Field>,
  ): Listing<Pick<Runtime, Field>>;
  get(id: string, options?: CallOptions): Promise<Runtime>;
  update(id: string, body: UpdateRuntimeBody, options?: CallOptions): Promise<Runtime>;
  delete(id: string, options?: CallOptions): Promise<void>;
  /** How many warm workers there are. */
  pool(id: string, options?: CallOptions): Promise<RuntimePool>;
}

export function runtimesOf(requests: Requests): Runtimes {
  return {
    create: (body, options) => requests.send('POST', '/v1/runtimes', body, options),
    list: (options) => requests.list('/v1/runtimes', 'runtimes', options),
    get: async (id, options) => requests.get(path`/v1/runtimes/${id}`, options),
    update: async (id, body, options) => requests.send('PUT', path`/v1/runtimes/${id}`, body, options),
    delete: async (id, options) => requests.remove(path`/v1/runtimes/${id}`, options),
    pool: async (id, options) => requests.get(path`/v1/runtimes/${id}/pool`, options),
  };
}
