import type { CallOptions } from '../client-options.js';
import type { ListOptions } from '../lists/list-options.js';
import type { Listing } from '../lists/listing.js';
import { path } from '../transport/path.js';
import type { CreateAliasBody, FunctionAlias, UpdateAliasBody } from '../wire-types.js';
import type { Requests } from './requests.js';

/** Names that point at versions. */
export interface Aliases {
  create(body: CreateAliasBody, options?: CallOptions): Promise<FunctionAlias>;
  list<const Field extends keyof FunctionAlias = keyof FunctionAlias>(
    options?: ListOptions<keyof FunctionAlias, Field>,
  ): Listing<Pick<FunctionAlias, Field>>;
  get(name: string, options?: CallOptions): Promise<FunctionAlias>;
  update(name: string, body: UpdateAliasBody, options?: CallOptions): Promise<FunctionAlias>;
  delete(name: string, options?: CallOptions): Promise<void>;
}

export function aliasesOf(requests: Requests): Aliases {
  return {
    create: (body, options) => requests.send('POST', '/v1/aliases', body, options),
    list: (options) => requests.list('/v1/aliases', 'function_aliases', options),
    get: async (name, options) => requests.get(path`/v1/aliases/${name}`, options),
    update: async (name, body, options) => requests.send('PUT', path`/v1/aliases/${name}`, body, options),
    delete: async (name, options) => requests.remove(path`/v1/aliases/${name}`, options),
  };
}
