import type { OutgoingBody } from '../body/outgoing-body.js';
import type { CallOptions, ClientOptions } from '../client-options.js';
import { QinlingApiError } from '../errors/api-error.js';
import { NotReachableError } from '../errors/not-reachable-error.js';
import { baseUrlOf } from './base-url.js';
import { createExchange } from './exchange.js';
import { retryDelayMs } from './retry-delay.js';
import { sleep } from './sleep.js';
import { maskedHeaders } from './trace.js';

/** A request before it is sent. */
export interface Outgoing extends CallOptions {
  readonly method: string;
  /** Below the base URL. */
  readonly path: string;
  readonly query?: URLSearchParams | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: OutgoingBody | undefined;
  /** The answer may lawfully take any time, unless the caller set a limit. */
  readonly isSlow?: boolean | undefined;
}

/** Turns an answer below 400 into what its caller wants. */
export type ReadAnswer<Result> = (response: Response, url: string) => Promise<Result>;

/** What the nouns send their requests through. */
export interface Transport {
  readonly baseUrl: string;
  /**
   * Sends a request, again where that is safe, and reads its answer. Rejects with `QinlingApiError`, `NotReachableError`, `TimeoutError`,
   * `UnexpectedAnswerError`, the reason of the signal, or what `read` rejects with.
   */
  call<Result>(outgoing: Outgoing, read: ReadAnswer<Result>): Promise<Result>;
}

const defaultRetries = 2;

export function createTransport(options: ClientOptions): Transport {
  const baseUrl = baseUrlOf(options.url);
  const exchange = createExchange(baseUrl, options);
  const retries = options.retries ?? defaultRetries;
  return {
    baseUrl,
    call: async (outgoing, read) => {
      const request = { method: outgoing.method, isReplayable: outgoing.body?.isReplayable ?? true };
      let mayBeDone = false;
      for (let attempt = 1; ; attempt += 1) {
        const sent = exchange(outgoing, attempt);
        try {
          return await read(await sent.response(), sent.url);
        } catch (error) {
          // The first try may have deleted it: then this is what was asked for.
          if (mayBeDone && isGone(error)) return await read(new Response(null, { status: 204 }), sent.url);
          const delayMs = attempt > retries ? undefined : retryDelayMs(request, error, attempt);
          if (delayMs === undefined) throw error;
          mayBeDone ||= outgoing.method === 'DELETE' && error instanceof NotReachableError;
          const { method, url, headers } = sent;
          options.onRetry?.({
            method,
            url,
            headers: maskedHeaders(headers),
            attempt,
            error: error as Error,
            delayMs,
          });
          await sleep(delayMs, outgoing.signal);
        }
      }
    },
  };
}

function isGone(error: unknown): boolean {
  return error instanceof QinlingApiError && error.status === 404;
}
