import type { Caller } from '../../domain/caller.js';
import type { FunctionAlias, functionAliasColumns } from '../../domain/function-alias.js';
import type { ListOptions, Page } from '../list-options.js';

export interface CreateAliasInput {
  /** 1 to 255 characters that need no escaping in a path segment. */
  readonly name: string;
  readonly functionId: string;
  /** Default 0, the latest code. */
  readonly functionVersion?: number | null | undefined;
  readonly description?: string | null | undefined;
}

export interface UpdateAliasInput {
  readonly functionId?: string | null | undefined;
  readonly functionVersion?: number | null | undefined;
  readonly description?: string | null | undefined;
}

export type AliasListOptions = ListOptions<keyof typeof functionAliasColumns>;

/** Names that point at versions. An alias is addressed by its name, within the caller's project. */
export interface AliasService {
  create(caller: Caller, input: CreateAliasInput): Promise<FunctionAlias>;
  list(caller: Caller, options?: AliasListOptions): Promise<Page<FunctionAlias>>;
  get(caller: Caller, name: string): Promise<FunctionAlias>;
  /** Moves the alias. A new function without a version means its latest code. */
  update(caller: Caller, name: string, input: UpdateAliasInput): Promise<FunctionAlias>;
  /** Refused while an unfinished job or a webhook uses it (rule R10). */
  delete(caller: Caller, name: string): Promise<void>;
}
