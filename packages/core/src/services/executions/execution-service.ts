import type { Caller } from '../../domain/caller.js';
import type { Execution, executionColumns } from '../../domain/execution.js';
import type { ListOptions, Page } from '../list-options.js';

/** What to run: an alias wins over an id, as in Qinling. */
export interface TargetInput {
  readonly functionAlias?: string | null | undefined;
  readonly functionId?: string | null | undefined;
  /** Default 0, the latest code. */
  readonly functionVersion?: number | null | undefined;
}

export interface CreateExecutionInput extends TargetInput {
  /** Wait for the end (default true), or answer at once with status `running`. */
  readonly sync?: boolean | null | undefined;
  /** A string is taken as it is; an object is serialised to JSON. */
  readonly input?: string | Readonly<Record<string, unknown>> | null | undefined;
  readonly description?: string | null | undefined;
}

export type ExecutionListOptions = ListOptions<keyof typeof executionColumns>;

/** Runs, each pinned to what its target resolved to when it was created (rule R8). */
export interface ExecutionService {
  /** Code that fails is no error here: the execution comes back with status `failed` (rule R13). */
  create(caller: Caller, input: CreateExecutionInput): Promise<Execution>;
  list(caller: Caller, options?: ExecutionListOptions): Promise<Page<Execution>>;
  get(caller: Caller, id: string): Promise<Execution>;
  /** What the code wrote; while it runs what it wrote so far, '' while there is none. */
  log(caller: Caller, id: string): Promise<string>;
  /**
   * The log from its beginning, as it grows, until the execution ends, `signal` aborts, or the library closes. What runs on another host comes
   * with a delay of about a second. Reading slowly holds nothing up.
   */
  followLog(
    caller: Caller,
    id: string,
    options?: { readonly signal?: AbortSignal },
  ): Promise<AsyncIterable<string>>;
  /** Ends a running execution; status `cancelled`. `ConflictError` when it is not running. */
  cancel(caller: Caller, id: string): Promise<Execution>;
  /** Removes the record; one that runs is ended first. */
  delete(caller: Caller, id: string): Promise<void>;
}
