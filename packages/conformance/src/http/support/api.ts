import { type FormPart, multipart } from './form.js';
import { type Answer, type RequestBody, type RequestHeaders, type Send, send } from './send.js';

/** The API as one caller sees it. Paths begin below the base URL: `/v1/functions`. */
export interface Api {
  readonly baseUrl: string;
  /** The headers that log this caller in. */
  readonly login: RequestHeaders;
  get(path: string, headers?: RequestHeaders): Promise<Answer>;
  head(path: string, headers?: RequestHeaders): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  /** Sends JSON; no body and no Content-Type when `body` is undefined. */
  post(path: string, body?: unknown): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  /** Sends a multipart form, its parts in the order given. */
  form(method: 'POST' | 'PUT', path: string, parts: readonly FormPart[]): Promise<Answer>;
  /** Sends a body as it is. */
  raw(method: string, path: string, headers?: RequestHeaders, body?: RequestBody): Promise<Answer>;
}

export const jsonType = { 'content-type': 'application/json' } as const;
export const urlencodedType = { 'content-type': 'application/x-www-form-urlencoded' } as const;

export function apiOf(baseUrl: string, login: RequestHeaders = {}, sendBy: Send = send): Api {
  const raw: Api['raw'] = (method, path, headers = {}, body) => {
    const outgoing = { method, url: baseUrl + path, headers: { ...login, ...headers } };
    return sendBy(body === undefined ? outgoing : { ...outgoing, body });
  };
  const json = (method: string, path: string, body: unknown) =>
    body === undefined ? raw(method, path) : raw(method, path, jsonType, JSON.stringify(body));
  return {
    baseUrl,
    login,
    raw,
    get: (path, headers) => raw('GET', path, headers),
    head: (path, headers) => raw('HEAD', path, headers),
    delete: (path) => raw('DELETE', path),
    post: (path, body) => json('POST', path, body),
    put: (path, body) => json('PUT', path, body),
    form: (method, path, parts) => {
      const { headers, body } = multipart(parts);
      return raw(method, path, headers, body);
    },
  };
}
