import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { slowInput } from '../host/proof-host.js';
import { connectTo, requestText } from './raw-client.js';
import { many, type Scenario } from './scenario.js';
import { eventually } from './target.js';

export const slowReaders: Scenario = async ({ target, functionId, clients }) => {
  const before = target.rssBytes;
  const sockets = await many(clients, async () => {
    const socket = await connectTo(target.port);
    socket.write(requestText('GET', `/v1/functions/${functionId}?download=true`));
    await once(socket, 'readable');
    return socket;
  });
  await delay(500);
  const grown = target.rssBytes - before;
  const { status } = await target.ask({ method: 'GET', path: `/v1/functions/${functionId}` });
  for (const socket of sockets) socket.destroy();
  return [
    ...(status === 200 ? [] : [`while others read slowly, a request is answered with ${status}`]),
    ...(grown < 64 * 1024 * 1024 ? [] : [`${clients} slow readers cost ${grown} bytes of memory`]),
  ];
};

export const vanishInDownload: Scenario = async ({ target, functionId, clients }) => {
  await many(clients, async (index) => {
    const socket = await connectTo(target.port);
    socket.write(requestText('GET', `/v1/functions/${functionId}?download=true`));
    await once(socket, 'data');
    if (index % 2 === 0) socket.destroy();
    else socket.resetAndDestroy();
  });
  return [];
};

export const vanishInExecution: Scenario = async ({ target, functionId, clients }) => {
  const body = JSON.stringify({ function_id: functionId, input: slowInput });
  await many(clients, async () => {
    const socket = await connectTo(target.port);
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    socket.write(requestText('POST', '/v1/executions', headers) + body);
    await delay(200);
    socket.destroy();
  });
  const ended = await eventually(async () => {
    const { json } = await target.ask({ method: 'GET', path: '/v1/executions?status=running' });
    return Array.isArray(json.executions) && json.executions.length === 0;
  });
  return ended ? [] : ['R12: executions whose clients went away do not end'];
};
