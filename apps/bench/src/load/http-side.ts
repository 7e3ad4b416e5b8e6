import { repeating, type Side } from '../compare/side.js';
import type { Scene } from '../scene.js';
import type { ChildServer } from '../servers/child-server.js';
import { Connection } from './connection.js';

/** A request with a body of JSON. */
export function jsonRequestOf(method: string, path: string, body: unknown): Uint8Array {
  const text = JSON.stringify(body);
  const head = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json`;
  return Buffer.from(`${head}\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

/** A request without a body. */
export function requestOf(method: string, path: string): Uint8Array {
  const length = method === 'GET' ? '' : 'Content-Length: 0\r\n';
  return Buffer.from(`${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${length}\r\n`);
}

/** A side that sends these requests, again and again, over so many connections at a time, and notes the server's processor time. */
export function httpSide(
  scene: Scene,
  server: ChildServer,
  requests: readonly Uint8Array[],
  clients: number,
): Side {
  const connections = Array.from({ length: clients }, () => new Connection(server.port));
  scene.defer(async () => {
    for (const connection of connections) connection.close();
  });
  let next = 0;
  const load = repeating(async (client) => {
    // A stride that is prime to any usual number of requests: neighbours are not asked for one after the other.
    next = (next + 7919) % requests.length;
    const [connection, request] = [connections[client], requests[next]];
    if (connection !== undefined && request !== undefined) await connection.send(request);
  }, clients);
  return async (seconds) => {
    const before = await server.usage();
    const sample = await load(seconds);
    const after = await server.usage();
    return { ...sample, cpuSeconds: after.cpuSeconds - before.cpuSeconds };
  };
}
