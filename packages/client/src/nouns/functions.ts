import {
  type CreateFunctionBody,
  createFunctionBody,
  type UpdateFunctionBody,
  type UploadOptions,
  updateFunctionBody,
} from '../body/function-body.js';
import type { OutgoingBody } from '../body/outgoing-body.js';
import { type DownloadOptions, type PackageDownload, packageDownload } from '../body/package-download.js';
import type { CallOptions } from '../client-options.js';
import type { ListOptions } from '../lists/list-options.js';
import type { Listing } from '../lists/listing.js';
import { path } from '../transport/path.js';
import { readJson } from '../transport/read-answer.js';
import type { QinlingFunction, Worker } from '../wire-types.js';
import { callOf, type Requests } from './requests.js';

export interface WriteFunctionOptions extends CallOptions, UploadOptions {}

export interface WorkersOptions extends CallOptions {
  /** Only those of this version. */
  readonly function_version?: number | undefined;
}

/** Functions with their latest code, which is version 0. */
export interface Functions {
  create(body: CreateFunctionBody, options?: WriteFunctionOptions): Promise<QinlingFunction>;
  list<const Field extends keyof QinlingFunction = keyof QinlingFunction>(
    options?: ListOptions<keyof QinlingFunction, Field>,
  ): Listing<Pick<QinlingFunction, Field>>;
  get(id: string, options?: CallOptions): Promise<QinlingFunction>;
  /** Its versions stay as they are. */
  update(id: string, body: UpdateFunctionBody, options?: WriteFunctionOptions): Promise<QinlingFunction>;
  /** Deletes its versions and packages too, unless something refers to it. */
  delete(id: string, options?: CallOptions): Promise<void>;
  /** The latest code, byte for byte as it was uploaded. */
  download(id: string, options?: DownloadOptions): Promise<PackageDownload>;
  /** Starts `count` more workers for the latest code. For administrators, as the next three. */
  scaleUp(id: string, count: number, options?: CallOptions): Promise<void>;
  /** Ends up to `count` idle workers of the latest code, never the last one. */
  scaleDown(id: string, count: number, options?: CallOptions): Promise<void>;
  /** Retires every worker of the latest code. */
  detach(id: string, options?: CallOptions): Promise<void>;
  workers(id: string, options?: WorkersOptions): Promise<readonly Worker[]>;
}

export function functionsOf(requests: Requests): Functions {
  const write = (
    method: 'POST' | 'PUT',
    at: string,
    body: OutgoingBody,
    options: WriteFunctionOptions,
  ): Promise<QinlingFunction> =>
    requests.transport.call({ method, path: at, body, ...callOf(options) }, readJson<QinlingFunction>);
  return {
    create: async (body, options = {}) =>
      write('POST', '/v1/functions', createFunctionBody(body, options), options),
    list: (options) => requests.list('/v1/functions', 'functions', options),
    get: async (id, options) => requests.get(path`/v1/functions/${id}`, options),
    update: async (id, body, options = {}) =>
      write('PUT', path`/v1/functions/${id}`, updateFunctionBody(body, options), options),
    delete: async (id, options) => requests.remove(path`/v1/functions/${id}`, options),
    download: async (id, options) => download(requests, path`/v1/functions/${id}`, options),
    scaleUp: async (id, count, options) =>
      requests.order(path`/v1/functions/${id}/scale_up`, { count }, options),
    scaleDown: async (id, count, options) =>
      requests.order(path`/v1/functions/${id}/scale_down`, { count }, options),
    detach: async (id, options) => requests.order(path`/v1/functions/${id}/detach`, undefined, options),
    workers: async (id, { function_version, ...options } = {}) => {
      const query = new URLSearchParams(
        function_version === undefined ? {} : { function_version: String(function_version) },
      );
      const answer = await requests.get<{ readonly workers: readonly Worker[] }>(
        path`/v1/functions/${id}/workers`,
        options,
        query,
      );
      return answer.workers;
    },
  };
}

/** The package of a function or of a version. */
export function download(
  { transport }: Requests,
  at: string,
  options: DownloadOptions = {},
): Promise<PackageDownload> {
  const query = new URLSearchParams({ download: 'true' });
  return transport.call({ method: 'GET', path: at, query, ...callOf(options) }, async (response) =>
    packageDownload(response, options.onProgress),
  );
}
