import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { Connection } from '../src/load/connection.js';

const request = Buffer.from('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');

it.each(['while', 'before'])(
  'fails when the server closes the connection %s it waits for an answer',
  async (moment) => {
    const server = createServer((socket) => {
      if (moment === 'before') socket.end();
      else socket.once('data', () => socket.end());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const closed = once(server, 'connection').then(([socket]) => once(socket, 'close'));
    const connection = new Connection((server.address() as AddressInfo).port);
    if (moment === 'before') await closed;
    await expect(connection.send(request)).rejects.toThrow('The server has closed the connection.');
    connection.close();
    server.close();
  },
);
