import { randomUUID } from 'node:crypto';
import { answersOn, connectTo, requestText } from './raw-client.js';
import { many, type Scenario } from './scenario.js';

export const idleConnections: Scenario = async ({ target, idleConnections: count }) => {
  const sockets = await many(count, () => connectTo(target.port));
  // Half of them say something, and never finish.
  for (const socket of sockets.filter((_, index) => index % 2 === 0))
    socket.write('GET /v1 HTTP/1.1\r\nhost: x\r\n');
  const { status } = await target.ask({ method: 'GET', path: '/v1' });
  for (const socket of sockets) socket.destroy();
  return status === 200 ? [] : [`with ${count} idle connections, a request is answered with ${status}`];
};

/** Uploads that are refused before they are read: whatever follows on the connection must get its own answer. */
export const reuseAfterErrors: Scenario = async ({ target, functionId }) => {
  const body = 'x'.repeat(1_500_000);
  const json = { 'content-type': 'application/json' };
  const multipart = { 'content-type': 'multipart/form-data; boundary=b' };
  const refusals: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['POST', '/v1/runtimes', json],
    ['POST', '/v1/functions', { 'content-type': 'text/plain' }],
    ['POST', '/v1/functions', multipart],
    ['PUT', `/v1/functions/${randomUUID()}`, json],
    ['PUT', '/v1/functions/no-uuid', multipart],
    ['POST', '/v1/nowhere', json],
    ['PATCH', '/v1/functions', json],
    ['GET', `/v1/functions/${randomUUID()}`, json],
    ['POST', `/v1/functions/${functionId}/detach`, json],
  ];
  const wrong: string[] = [];
  for (const [method, path, headers] of refusals) {
    for (const framing of [{ 'content-length': body.length }, { 'transfer-encoding': 'chunked' }]) {
      const socket = await connectTo(target.port);
      const id = randomUUID();
      const framed =
        'content-length' in framing ? body : `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
      socket.write(requestText(method, path, { ...headers, ...framing }) + framed);
      socket.write(requestText('GET', `/v1/functions/${id}`));
      const answers = await answersOn(socket, 2);
      socket.destroy();
      const what = `${method} ${path} with ${Object.keys(framing)[0]}`;
      const [refusal, next] = answers;
      const isShaped = refusal?.text.includes('"faultcode"') === true;
      if (!isShaped && refusal?.status !== 202)
        wrong.push(`${what} was answered with ${refusal?.status} ${refusal?.text.slice(0, 80)}`);
      if (next !== undefined && !(next.status === 404 && next.text.includes(id)))
        wrong.push(`after ${what} the next request got ${next.status} ${next.text.slice(0, 80)}`);
      if (next === undefined) wrong.push(`after ${what} the next request got no answer`);
    }
  }
  return wrong;
};

export const pipelined: Scenario = async ({ target, clients }) => {
  const wrong = await many(clients, async () => {
    const ids = Array.from({ length: 20 }, () => randomUUID());
    const socket = await connectTo(target.port);
    socket.write(ids.map((id) => requestText('GET', `/v1/functions/${id}`)).join(''));
    const answers = await answersOn(socket, ids.length);
    socket.destroy();
    return ids.every((id, index) => answers[index]?.text.includes(id))
      ? []
      : ['pipelined requests got other answers'];
  });
  return wrong.flat();
};
