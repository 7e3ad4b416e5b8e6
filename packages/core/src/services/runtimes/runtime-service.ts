import type { Caller } from '../../domain/caller.js';
import type { Runtime, runtimeColumns } from '../../domain/runtime.js';
import type { PoolInfo } from '../../ports/orchestrator.js';
import type { ListOptions, Page } from '../list-options.js';

export interface CreateRuntimeInput {
  readonly image: string;
  readonly name?: string | null | undefined;
  readonly description?: string | null | undefined;
  /** Default true. */
  readonly isPublic?: boolean | null | undefined;
  /** Default true. */
  readonly trusted?: boolean | null | undefined;
}

export interface UpdateRuntimeInput {
  readonly name?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly image?: string | null | undefined;
}

export type RuntimeListOptions = ListOptions<keyof typeof runtimeColumns>;

/** What executes packages. Changing runtimes is for administrators; that is the surface's check. */
export interface RuntimeService {
  /** Answers with status `creating`; it becomes `available` or `error` afterwards. */
  create(caller: Caller, input: CreateRuntimeInput): Promise<Runtime>;
  /** The caller's own and the public ones. */
  list(caller: Caller, options?: RuntimeListOptions): Promise<Page<Runtime>>;
  get(caller: Caller, id: string): Promise<Runtime>;
  /** A new image makes it `upgrading`, then `available` with the new image, or with the old one when the new does not come up. */
  update(caller: Caller, id: string, input: UpdateRuntimeInput): Promise<Runtime>;
  /** Refused while a function or a version uses it. */
  delete(caller: Caller, id: string): Promise<void>;
  pool(caller: Caller, id: string): Promise<PoolInfo>;
  /** Resolves when the runtime is `available` or `error`, with the runtime. For hosts and tests. */
  settled(caller: Caller, id: string): Promise<Runtime>;
}
