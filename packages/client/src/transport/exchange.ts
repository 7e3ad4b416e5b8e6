import type { OpenedBody } from '../body/outgoing-body.js';
import type { ClientOptions } from '../client-options.js';
import { apiErrorOf } from '../errors/api-error-of.js';
import { networkCode } from '../errors/network-code.js';
import { NotReachableError } from '../errors/not-reachable-error.js';
import { TimeoutError } from '../errors/timeout-error.js';
import { type Patience, startPatience } from './patience.js';
import { isRedirect, isRedirectFailure, redirectError } from './redirect.js';
import { requestInit } from './request-init.js';
import { maskedHeaders, type RequestEvent, type TraceHooks } from './trace.js';
import type { Outgoing } from './transport.js';
import { watchedResponse } from './watched-body.js';

/** One try to send a request. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  /** Resolves to an answer below 400 whose body is still to come; rejects otherwise. */
  response(): Promise<Response>;
}

const defaultTimeoutMs = 60_000;

export function createExchange(
  baseUrl: string,
  options: ClientOptions,
): (outgoing: Outgoing, attempt: number) => Exchange {
  const login = options.token === undefined ? {} : { 'x-auth-token': options.token };
  const send = options.fetch ?? ((url: string, init: RequestInit) => fetch(url, init));
  return (outgoing, attempt) => {
    const { method, body } = outgoing;
    const query = outgoing.query?.toString() ?? '';
    const url = `${baseUrl}${outgoing.path}${query === '' ? '' : `?${query}`}`;
    // Later ones win, whatever their case.
    const headers = new Headers();
    for (const set of [login, options.headers, body?.headers, outgoing.headers]) {
      for (const [name, value] of Object.entries(set ?? {})) headers.set(name, value);
    }
    const response = async (): Promise<Response> => {
      const patience = startPatience(timeoutOf(outgoing, options), outgoing.signal, baseUrl);
      const trace = traceOf(options, { method, url, headers: maskedHeaders(headers), attempt });
      let opened: OpenedBody | undefined;
      const failure = (stage: 'request' | 'answer', error: unknown): unknown =>
        opened?.failure?.() ?? failureOf(error, { stage, url, baseUrl, patience });
      let answer: Response | undefined;
      // Once it answers, what is still sent does not matter.
      const alive = (): void => (answer === undefined ? patience.restart() : undefined);
      try {
        patience.signal.throwIfAborted();
        opened = await body?.open(alive);
        trace.sent();
        answer = await send(url, requestInit(method, headers, patience.signal, opened)).catch(
          (error: unknown) => {
            throw failure('request', error);
          },
        );
        trace.answered(answer);
        const watched = watchedResponse(answer, patience, (error) => failure('answer', error));
        if (isRedirect(answer)) {
          await watched.body?.cancel();
          throw redirectError(url, answer.status, answer.headers.get('location'));
        }
        if (answer.status >= 400) throw await apiErrorOf(watched, method, url);
        return watched;
      } catch (error) {
        patience.end();
        // Node's fetch would read it to its end, for nobody.
        opened?.stop?.(error);
        throw error;
      }
    };
    return { method, url, headers, response };
  };
}

function timeoutOf({ timeoutMs, isSlow, body }: Outgoing, options: ClientOptions): number | undefined {
  const given = timeoutMs ?? options.timeoutMs;
  if (given !== undefined) return given === 0 ? undefined : given;
  return isSlow || body?.isWatched === false ? undefined : defaultTimeoutMs;
}

interface Situation {
  readonly stage: 'request' | 'answer';
  readonly url: string;
  readonly baseUrl: string;
  readonly patience: Patience;
}

/** What fetch failed with, in our words. */
function failureOf(error: unknown, { stage, url, baseUrl, patience }: Situation): unknown {
  if (patience.signal.aborted) return patience.signal.reason;
  if (isRedirectFailure(error)) return redirectError(url, 0, null);
  const code = networkCode(error);
  // Node's fetch has limits of its own.
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    const message = `${baseUrl} did not answer in the time that fetch allows.`;
    return new TimeoutError(message, undefined, { cause: error });
  }
  return new NotReachableError({ url: baseUrl, stage, cause: error });
}

function traceOf({ onRequest, onResponse }: TraceHooks, sent: RequestEvent) {
  const startedAt = performance.now();
  return {
    sent: () => onRequest?.(sent),
    answered: ({ status, headers }: Response) =>
      onResponse?.({
        ...sent,
        status,
        requestId: headers.get('x-openstack-request-id') ?? undefined,
        durationMs: performance.now() - startedAt,
      }),
  };
}
