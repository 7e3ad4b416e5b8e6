import { createServer, type IncomingMessage, type ServerResponse, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Headers = Record<string, string | string[] | undefined>;

/** A request on its way to the good server. */
export interface ProxiedRequest {
  method: string;
  /** With the query. */
  path: string;
  headers: Headers;
  body: Buffer;
}

/** An answer on its way back. */
export interface ProxiedAnswer {
  status: number;
  headers: Headers;
  body: Buffer;
}

/** What one broken server does wrong. Both see every exchange, and change those that they mean. */
export interface Defect {
  request?(request: ProxiedRequest): void;
  answer?(answer: ProxiedAnswer, request: ProxiedRequest): void;
}

export interface BrokenProxy {
  readonly baseUrl: string;
  /** Whether the defect changed anything at all: a case that is red without it proves nothing. */
  hasBroken(): boolean;
  /** What a defect threw, which is a mistake in it. */
  mistakes(): readonly unknown[];
  close(): Promise<void>;
}

/** A server that is the good one in all but its defect. It keeps whole bodies in memory, unlike a real proxy. */
export async function startBrokenProxy(goodUrl: string, defect: Defect): Promise<BrokenProxy> {
  const mistakes: unknown[] = [];
  let changes = 0;

  const observed = <Message extends object>(message: Message, change: () => void): void => {
    const before = fingerprint(message);
    change();
    if (fingerprint(message) !== before) changes += 1;
  };

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/', headers } = incoming;
    const request: ProxiedRequest = {
      method,
      path: url,
      headers: { ...headers },
      body: await read(incoming),
    };
    const asked = { ...request, headers: { ...headers } };
    observed(request, () => defect.request?.(request));
    const answer = await forward(goodUrl, request);
    observed(answer, () => defect.answer?.(answer, asked));
    const { 'transfer-encoding': _, connection: __, ...rest } = answer.headers;
    outgoing.writeHead(answer.status, given(rest));
    outgoing.end(answer.body);
  };

  const server = createServer((incoming, outgoing) => {
    // Clients that leave are part of the contract; the proxy just forgets them.
    outgoing.on('error', () => {});
    serve(incoming, outgoing).catch((error: unknown) => {
      if (!incoming.destroyed || incoming.complete) mistakes.push(error);
      outgoing.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    hasBroken: () => changes > 0,
    mistakes: () => mistakes,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function fingerprint(message: object): string {
  return JSON.stringify(message, (_, value) =>
    value?.type === 'Buffer' ? Buffer.from(value).toString('hex') : value,
  );
}

async function read(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function given(headers: Headers): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function forward(goodUrl: string, { method, path, headers, body }: ProxiedRequest): Promise<ProxiedAnswer> {
  const { 'transfer-encoding': _, connection: __, ...rest } = headers;
  const { hostname, port } = new URL(goodUrl);
  const length = body.length > 0 || 'content-length' in rest ? { 'content-length': `${body.length}` } : {};
  return new Promise((resolve, reject) => {
    const request = sendRequest(
      { hostname, port, method, path, headers: { ...given(rest), ...length }, agent: false },
      (response) => {
        const { statusCode = 0, headers: answered } = response;
        read(response).then(
          (bytes) => resolve({ status: statusCode, headers: { ...answered }, body: bytes }),
          reject,
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
