import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A request as it is to be sent, right or wrong. */
export interface Ask {
  readonly method: string;
  /** Sent as it is. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  /** The JSON object that came; empty when it was none. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** Connections are kept, so that every request follows a refused one on its connection. */
export const keepingAgent = (): Agent => new Agent({ keepAlive: true, maxSockets: 1 });

/** Asks a server. Rejects when the connection breaks before the answer is there. */
export function ask(origin: string, { method, path, headers, body }: Ask, agent: Agent): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const request = httpRequest(
      { hostname, port, method, path, headers: { ...length, ...headers }, agent },
      (response) => {
        buffer(response).then(
          (bytes) =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              bytes,
              json: jsonOf(bytes),
            }),
          reject,
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

function jsonOf(bytes: Buffer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(bytes.toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
