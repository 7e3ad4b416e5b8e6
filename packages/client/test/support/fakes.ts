import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createNetServer, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { type ClientOptions, createClient, type QinlingClient } from '../../src/index.js';
import { serve } from './service.js';

/** A request that a fake server was sent, read to its end. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export type Answering = (response: ServerResponse, seen: Seen) => void;

export interface Fake {
  readonly client: QinlingClient;
  readonly origin: string;
  readonly seen: Seen[];
}

/** A server that answers its requests one by one as it is told, and the last way from then on. */
export async function fakeServer(
  answers: readonly Answering[],
  options: Partial<ClientOptions> = {},
): Promise<Fake> {
  const seen: Seen[] = [];
  return fakeListener(seen, options, async (request, response) => {
    const { method = '', url = '', headers } = request;
    seen.push({ method, url, headers, body: await buffer(request) });
    const answer = answers[Math.min(seen.length, answers.length) - 1];
    const last = seen.at(-1);
    if (answer && last) answer(response, last);
  });
}

/** A server that does what it likes before it has read anything. */
export async function fakeListener(
  seen: Seen[],
  options: Partial<ClientOptions>,
  listener: (...parts: Parameters<RequestListener>) => unknown,
): Promise<Fake> {
  const origin = await serve(listener);
  return { origin, seen, client: createClient({ url: origin, ...options }) };
}

/** A server below HTTP. */
export async function fakeSocket(
  onConnection: (socket: Socket) => void,
  options: Partial<ClientOptions> = {},
): Promise<QinlingClient> {
  const sockets = new Set<Socket>();
  const server = createNetServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return createClient({ url: `http://127.0.0.1:${port}`, retries: 0, ...options });
}

/** The address of nobody. */
export async function deadOrigin(): Promise<string> {
  const server = createNetServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

export const json =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answering =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };

export const fault = (status: number, headers: Readonly<Record<string, string>> = {}): Answering =>
  json(status, { faultcode: 'Server', faultstring: `Refused with ${status}.`, debuginfo: null }, headers);

/** Ends the connection without a word. */
export const hangUp: Answering = (response) => {
  response.destroy();
};

/** Resolves with what a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It did not reject.');
}
