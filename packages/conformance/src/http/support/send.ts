import { type ClientRequest, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';

export type RequestHeaders = Readonly<Record<string, string>>;
export type RequestBody = string | Uint8Array | Iterable<Uint8Array>;

/** What goes over the wire, as it is: no escaping, no redirects, no decoding, no header that was not asked for. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers?: RequestHeaders;
  /** An iterable is sent in chunks, without Content-Length. */
  readonly body?: RequestBody;
}

export interface Answer {
  /** `POST /v1/functions`, for messages. */
  readonly asked: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
}

/** How the kit's requests are sent. */
export type Send = (outgoing: Outgoing) => Promise<Answer>;

/**
 * One request on a connection of its own. `node:http` rather than `fetch`: HEAD, odd paths, odd bodies and undecoded bytes
 * are part of the contract.
 */
export function send(outgoing: Outgoing): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = open(outgoing);
    let answered = false;
    request.on('response', (response) => {
      answered = true;
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const { headers, statusCode = 0 } = response;
        const asked = `${outgoing.method} ${request.path}`;
        resolve({ asked, status: statusCode, headers, bytes, text: bytes.toString('utf8') });
      });
    });
    // A server may refuse an upload before it has read all of it; then the rest fails to be written, which is no failure.
    request.on('error', (error) => {
      if (!answered) reject(error);
    });
    write(request, outgoing.body);
  });
}

/** Begins a request and hands it over unfinished, for cases in which a client vanishes. Its errors are swallowed. */
export function open({ url, method, headers, body }: Outgoing): ClientRequest {
  const [, protocol = '', host = '', path = ''] = /^(https?:)\/\/([^/?]+)(.*)$/.exec(url) ?? [];
  const { hostname, port } = new URL(`${protocol}//${host}`);
  const length = lengthOf(body);
  const request = (protocol === 'https:' ? httpsRequest : httpRequest)({
    protocol,
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port,
    method,
    // As it was given: `new URL` would resolve `..` and escape what a case wants to be sent bare.
    path: path.startsWith('/') ? path : `/${path}`,
    headers: { host, ...(length === undefined ? {} : { 'content-length': `${length}` }), ...headers },
    agent: false,
  });
  request.on('error', () => {});
  return request;
}

function write(request: ClientRequest, body: RequestBody | undefined): void {
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) request.end(body);
  else Readable.from(body, { objectMode: true }).pipe(request);
}

function lengthOf(body: RequestBody | undefined): number | undefined {
  if (typeof body === 'string') return Buffer.byteLength(body);
  return body instanceof Uint8Array ? body.byteLength : undefined;
}
