import type { OpenedBody } from '../body/outgoing-body.js';
import type { ClientOptions } from '../client-options.js';
import { apiErrorOf } from '../errors/api-error-of.js';
import { failureOf } from './failure-of.js';
import { startPatience } from './patience.js';
import { isRedirect, redirectError } from './redirect.js';
import { requestInit } from './request-init.js';
import { maskedHeaders, traceOf } from './trace.js';
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
// A timer that is set for longer goes off at once.
const maxTimeoutMs = 2 ** 31 - 1;

export function createExchange(
  baseUrl: string,
  options: ClientOptions,
): (outgoing: Outgoing, attempt: number) => Exchange {
  const send = options.fetch ?? ((url: string, init: RequestInit) => fetch(url, init));
  return (outgoing, attempt) => {
    const { method, body } = outgoing;
    const query = outgoing.query?.toString() ?? '';
    const url = `${baseUrl}${outgoing.path}${query === '' ? '' : `?${query}`}`;
    const headers = headersOf(outgoing, options);
    const response = async (): Promise<Response> => {
      const patience = startPatience(timeoutOf(outgoing, options), outgoing.signal, baseUrl);
      const { signal } = patience;
      const trace = traceOf(options, { method, url, headers: maskedHeaders(headers), attempt });
      let opened: OpenedBody | undefined;
      let answer: Response | undefined;
      const failure = (error: unknown): unknown => {
        const stage = answer === undefined ? 'request' : 'answer';
        return opened?.failure?.() ?? failureOf(error, { stage, url, baseUrl, signal });
      };
      // Once it answers, what is still sent does not matter.
      const alive = (): void => (answer === undefined ? patience.restart() : undefined);
      try {
        signal.throwIfAborted();
        opened = await body?.open(alive);
        trace.sent();
        answer = await send(url, requestInit(method, headers, signal, opened)).catch((error: unknown) => {
          throw failure(error);
        });
        trace.answered(answer);
        const watched = watchedResponse(answer, patience, failure);
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

/** Later ones win, whatever their case. */
function headersOf({ body, headers }: Outgoing, options: ClientOptions): Headers {
  const login = options.token === undefined ? {} : { 'x-auth-token': options.token };
  const all = new Headers();
  for (const set of [login, options.headers, body?.headers, headers]) {
    for (const [name, value] of Object.entries(set ?? {})) all.set(name, value);
  }
  return all;
}

function timeoutOf({ timeoutMs, isSlow, body }: Outgoing, options: ClientOptions): number | undefined {
  const given = timeoutMs ?? options.timeoutMs;
  if (given !== undefined) return given === 0 || given > maxTimeoutMs ? undefined : given;
  return isSlow || body?.isWatched === false ? undefined : defaultTimeoutMs;
}
