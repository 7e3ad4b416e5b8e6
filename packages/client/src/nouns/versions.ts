import type { DownloadOptions, PackageDownload } from '../body/package-download.js';
import type { CallOptions } from '../client-options.js';
import type { ListOptions } from '../lists/list-options.js';
import type { Listing } from '../lists/listing.js';
import { path } from '../transport/path.js';
import type {
  FunctionVersion,
  PublishVersionBody,
  QinlingFunction,
  UpdateVersionBody,
  VersionRef,
} from '../wire-types.js';
import { download } from './functions.js';
import type { Requests } from './requests.js';

/** Numbered snapshots of functions that never change. */
export interface Versions {
  /** Snapshots the latest code and settings under the next number. */
  publish(functionId: string, body?: PublishVersionBody, options?: CallOptions): Promise<FunctionVersion>;
  /** By number. */
  list<const Field extends keyof FunctionVersion = keyof FunctionVersion>(
    functionId: string,
    options?: ListOptions<keyof FunctionVersion, Field>,
  ): Listing<Pick<FunctionVersion, Field>>;
  get(functionId: string, version: VersionRef, options?: CallOptions): Promise<FunctionVersion>;
  /** Only its description can change. */
  update(
    functionId: string,
    version: VersionRef,
    body: UpdateVersionBody,
    options?: CallOptions,
  ): Promise<FunctionVersion>;
  /** Refused while something refers to it; its number is never issued again. */
  delete(functionId: string, version: VersionRef, options?: CallOptions): Promise<void>;
  download(functionId: string, version: VersionRef, options?: DownloadOptions): Promise<PackageDownload>;
  /** Makes its code and settings the function's latest ones. */
  restore(functionId: string, version: VersionRef, options?: CallOptions): Promise<QinlingFunction>;
  /** Starts `count` more workers. For administrators, as the next two; version 0 is the latest code. */
  scaleUp(functionId: string, version: VersionRef, count: number, options?: CallOptions): Promise<void>;
  /** Ends up to `count` idle workers, never the last one. */
  scaleDown(functionId: string, version: VersionRef, count: number, options?: CallOptions): Promise<void>;
  /** Retires every worker. */
  detach(functionId: string, version: VersionRef, options?: CallOptions): Promise<void>;
}

export function versionsOf(requests: Requests): Versions {
  const all = (functionId: string) => path`/v1/functions/${functionId}/versions`;
  const one = (functionId: string, version: VersionRef) =>
    path`/v1/functions/${functionId}/versions/${version}`;
  return {
    publish: async (id, body, options) => requests.send('POST', all(id), body, options),
    list: (id, options) => requests.list(all(id), 'function_versions', options),
    get: async (id, version, options) => requests.get(one(id, version), options),
    update: async (id, version, body, options) => requests.send('PUT', one(id, version), body, options),
    delete: async (id, version, options) => requests.remove(one(id, version), options),
    download: async (id, version, options) => download(requests, one(id, version), options),
    restore: async (id, version, options) =>
      requests.send('POST', `${one(id, version)}/restore`, undefined, options),
    scaleUp: async (id, version, count, options) =>
      requests.order(`${one(id, version)}/scale_up`, { count }, options),
    scaleDown: async (id, version, count, options) =>
      requests.order(`${one(id, version)}/scale_down`, { count }, options),
    detach: async (id, version, options) => requests.order(`${one(id, version)}/detach`, undefined, options),
  };
}
