import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpServer } from '../../src/http/create-http-server.js';
import { addressUrl, listen } from '../../src/http/listen.js';
import { stopListening } from '../../src/http/stop-listening.js';
import { StartError } from '../../src/start/start-error.js';

let server: Server;

beforeEach(() => {
  server = createHttpServer((_request, response) => void response.end('fine'), {
    requestTimeoutSeconds: 3600,
    keepAliveSeconds: 65,
  });
});

afterEach(() => stopListening(server, 0));

async function send(raw: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(raw);
  return text(socket);
}

describe('the HTTP server', () => {
  it('listens on a free port when asked for port 0', async () => {
    const port = await listen(server, '127.0.0.1', 0);
    const answer = await fetch(addressUrl('127.0.0.1', port));
    expect(await answer.text()).toBe('fine');
  });

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['too large headers', `GET / HTTP/1.1\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, 431],
  ])('answers %s with a fault', async (_what, raw, status) => {
    await listen(server, '127.0.0.1', 0);
    const answer = await send(raw);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('Content-Type: application/json');
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ faultcode: 'Client' });
  });

  it('says which setting to change when the port is taken', async () => {
    const port = await listen(server, '127.0.0.1', 0);
    const second = createHttpServer(() => {}, { requestTimeoutSeconds: 0, keepAliveSeconds: 1 });
    await expect(listen(second, '127.0.0.1', port)).rejects.toThrow(
      new StartError(`Port ${port} of 127.0.0.1 is taken by another program. Set QINLING_PORT.`),
    );
  });

  it.each(['192.0.2.1', 'no-such-host.invalid'])(
    'says which setting to change when %s is not its own',
    async (host) => {
      await expect(listen(server, host, 0)).rejects.toThrow(
        new StartError(`${host} is not an address of this machine. Set QINLING_HOST.`),
      );
    },
  );

  it('prints an address that can be used', () => {
    expect(addressUrl('127.0.0.1', 7070)).toBe('http://127.0.0.1:7070');
    expect(addressUrl('0.0.0.0', 7070)).toBe('http://127.0.0.1:7070');
    expect(addressUrl('::', 7070)).toBe('http://[::1]:7070');
  });

  it('stops: new connections are refused, those that do nothing are cut off', async () => {
    const port = await listen(server, '127.0.0.1', 0);
    const idle = connect(port, '127.0.0.1');
    await new Promise((resolve) => idle.once('connect', resolve));
    const cutOff = new Promise((resolve) => idle.once('close', resolve));
    await stopListening(server, 0);
    await cutOff;
    await expect(fetch(addressUrl('127.0.0.1', port))).rejects.toThrow();
  });
});
