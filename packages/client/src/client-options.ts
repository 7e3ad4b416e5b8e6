import type { TraceHooks } from './transport/trace.js';

/** As the global `fetch`, as far as it is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface ClientOptions extends TraceHooks {
  /** Where the service is; a prefix is kept, `/v1` and a slash at the end may be there or not. */
  readonly url: string | URL;
  /** Sent as `X-Auth-Token`. For another kind of login use `headers`. */
  readonly token?: string | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Default: the global `fetch`. */
  readonly fetch?: Fetch | undefined;
  /**
   * How long a request may go without a sign of life: no answer, or no further bytes. 0: as long as it takes. Default 60 000; runs that are
   * waited for (`sync`) may take as long as their function may, unless it is given.
   */
  readonly timeoutMs?: number | undefined;
  /** How often a request that may be repeated is sent again after it failed. Default 2. */
  readonly retries?: number | undefined;
}

/** What every method takes. */
export interface CallOptions {
  /** Gives up; the method rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Instead of the client's, for this call. */
  readonly timeoutMs?: number | undefined;
}
