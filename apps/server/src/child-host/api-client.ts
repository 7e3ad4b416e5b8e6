import { isObject, type JsonObject } from './json-members.js';

/** An answer, read to its end. */
export interface Answer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** The JSON object that came; empty when it was none. */
  readonly body: JsonObject;
}

/** What a request carries. */
export interface RequestContent {
  readonly json?: unknown;
  readonly form?: FormData;
}

/** The connection broke before the whole answer was there: nobody knows whether the request took effect. */
export class ConnectionError extends Error {
  constructor(options: ErrorOptions) {
    super('The connection broke before the answer was there.', options);
    this.name = 'ConnectionError';
  }
}

/** Calls a host over HTTP. Any status is an answer; only a broken connection throws, `ConnectionError`. */
export class ApiClient {
  readonly url: string;
  readonly #observe: (answer: Answer) => void;

  constructor(url: string, observe: (answer: Answer) => void = () => undefined) {
    this.url = url;
    this.#observe = observe;
  }

  async call(method: string, path: string, { json, form }: RequestContent = {}): Promise<Answer> {
    const { response, bytes } = await fetchAll(this.url + path, {
      method,
      ...(json !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(json),
      }),
      ...(form !== undefined && { body: form }),
    });
    const text = new TextDecoder().decode(bytes);
    const answer = { method, path, status: response.status, bytes, text, body: objectIn(response, text) };
    this.#observe(answer);
    return answer;
  }
}

/** A multipart form with a package, as the API's clients send it. */
export function packageForm(content: Uint8Array, fields: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  form.set('code', '{"source":"package"}');
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('package', new Blob([Buffer.from(content)]), 'package');
  return form;
}

async function fetchAll(url: string, init: RequestInit) {
  try {
    const response = await fetch(url, init);
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch (cause) {
    throw new ConnectionError({ cause });
  }
}

function objectIn(response: Response, text: string): JsonObject {
  if (!response.headers.get('content-type')?.startsWith('application/json')) return {};
  const value: unknown = JSON.parse(text);
  return isObject(value) ? value : {};
}
