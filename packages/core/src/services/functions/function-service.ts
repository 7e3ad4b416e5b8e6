import type { Caller } from '../../domain/caller.js';
import type { functionColumns, QinlingFunction } from '../../domain/function.js';
import type { ResourceLimits } from '../../domain/resource-limits.js';
import type { ListOptions, Page } from '../list-options.js';
import type { PackageDownload, PackageInput } from '../packages/package-service.js';

/** Code as it is given. `md5sum`, where given, must be that of the package's bytes. */
export type CodeInput =
  | { readonly source: 'package'; readonly package: PackageInput; readonly md5sum?: string | null }
  | { readonly source: 'swift'; readonly swift: { readonly container: string; readonly object: string } }
  | { readonly source: 'image'; readonly image: string };

/** Undefined and null mean: not given. */
export type Given<Fields> = { readonly [Name in keyof Fields]?: Fields[Name] | null | undefined };

export interface FunctionSettings extends ResourceLimits {
  readonly name: string;
  readonly description: string;
  /** `module.name`; default `main.main`. */
  readonly entry: string;
}

export interface CreateFunctionInput extends Given<FunctionSettings> {
  readonly code: CodeInput;
  /** Required unless the code is an image. */
  readonly runtimeId?: string | null | undefined;
}

export interface UpdateFunctionInput extends Given<FunctionSettings> {
  readonly code?: CodeInput | null | undefined;
}

export type FunctionListOptions = ListOptions<keyof typeof functionColumns>;

/** Functions with their latest code, which is version 0. */
export interface FunctionService {
  /** Checks everything in the order of the wire contract, then stores package and row in one transaction. Takes over a staged package. */
  create(caller: Caller, input: CreateFunctionInput): Promise<QinlingFunction>;
  list(caller: Caller, options?: FunctionListOptions): Promise<Page<QinlingFunction>>;
  get(caller: Caller, id: string): Promise<QinlingFunction>;
  /** The latest code, byte for byte as uploaded (rule R7). `MethodNotAllowedError` for image code. */
  download(caller: Caller, id: string): Promise<PackageDownload>;
  /** Changes what is given; changed code or settings retire the workers of version 0. */
  update(caller: Caller, id: string, input: UpdateFunctionInput): Promise<QinlingFunction>;
  /** Removes the function, its versions and its packages; refused while something refers to it (rule R10). Only the owner's project. */
  delete(caller: Caller, id: string): Promise<void>;
}
