import type { Caller } from '../../domain/caller.js';
import type { QinlingFunction } from '../../domain/function.js';
import type { FunctionVersion, functionVersionColumns } from '../../domain/function-version.js';
import type { ListOptions, Page } from '../list-options.js';
import type { PackageDownload } from '../packages/package-service.js';

/** A version's number, or its id. */
export type VersionRef = number | string;

export type VersionListOptions = ListOptions<keyof typeof functionVersionColumns>;

/** What to do when nothing changed since the newest version (rule R3). */
export type UnchangedVersionPolicy = 'share' | 'return-existing' | 'reject';

/** Numbered snapshots of a function (rules R1-R4). Reading follows the caller's scope; writing is for the owner's project. */
export interface VersionService {
  /** Snapshots the latest code and settings under the next number. */
  publish(
    caller: Caller,
    functionId: string,
    input?: { readonly description?: string | null | undefined },
  ): Promise<FunctionVersion>;
  list(caller: Caller, functionId: string, options?: VersionListOptions): Promise<Page<FunctionVersion>>;
  get(caller: Caller, functionId: string, version: VersionRef): Promise<FunctionVersion>;
  download(caller: Caller, functionId: string, version: VersionRef): Promise<PackageDownload>;
  /** Changes the description, the only thing of a version that can change (rule R2). */
  update(
    caller: Caller,
    functionId: string,
    version: VersionRef,
    input: { readonly description?: string | null | undefined },
  ): Promise<FunctionVersion>;
  /** Refused, with every blocker named, while something refers to it (rule R4). */
  delete(caller: Caller, functionId: string, version: VersionRef): Promise<void>;
  /** Makes the version's code and settings the latest ones again. Copies nothing: the location is shared. */
  restore(caller: Caller, functionId: string, version: VersionRef): Promise<QinlingFunction>;
}
