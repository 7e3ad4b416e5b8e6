import { networkCode } from '../errors/network-code.js';
import { NotReachableError } from '../errors/not-reachable-error.js';
import { TimeoutError } from '../errors/timeout-error.js';
import { isRedirectFailure, redirectError } from './redirect.js';

/** Where a request was when it failed. */
export interface Situation {
  /** Whether there was an answer already. */
  readonly stage: 'request' | 'answer';
  readonly url: string;
  readonly baseUrl: string;
  /** The signal that the request was sent with. */
  readonly signal: AbortSignal;
}

/** What fetch failed with, in our words. */
export function failureOf(error: unknown, { stage, url, baseUrl, signal }: Situation): unknown {
  if (signal.aborted) return signal.reason;
  if (isRedirectFailure(error)) return redirectError(url, 0, null);
  const code = networkCode(error);
  // Node's fetch has limits of its own.
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    const message = `${baseUrl} did not answer in the time that fetch allows.`;
    return new TimeoutError(message, undefined, { cause: error });
  }
  return new NotReachableError({ url: baseUrl, stage, cause: error });
}
