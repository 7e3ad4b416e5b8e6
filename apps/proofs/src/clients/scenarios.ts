import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { rawZip } from '../archives/raw-zip.js';
import { field, file, form } from '../bad-input/form.js';
import { slowInput } from '../host/proof-host.js';
import { answersOn, connectTo, requestText } from './raw-client.js';
import { eventually, type Target } from './target.js';

/** What clients do, and how much of it. */
export interface Setting {
  readonly target: Target;
  readonly runtimeId: string;
  /** A function with a package of several MiB. */
  readonly functionId: string;
  /** How many clients do it at once. */
  readonly clients: number;
  readonly idleConnections: number;
  /** How large the uploads are that are refused. */
  readonly refusedBytes: number;
}

/** Resolves with what was wrong, in words. */
export type Scenario = (setting: Setting) => Promise<readonly string[]>;

const many = <Result>(count: number, work: (index: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

const megabytes = (count: number): Buffer =>
  rawZip([{ name: 'main.js', content: randomBytes(count * 1024 * 1024), method: 0 }]);

function uploadOf(runtimeId: string, archive: Uint8Array) {
  const parts = [field('code', '{"source":"package"}'), field('runtime_id', runtimeId), file(archive)];
  const { headers, body } = form(parts);
  return { head: requestText('POST', '/v1/functions', { ...headers, 'content-length': body.length }), body };
}

const slowWriters: Scenario = async ({ target, runtimeId, clients }) => {
  const { head, body } = uploadOf(runtimeId, megabytes(1));
  const statuses = await many(clients, async () => {
    const socket = await connectTo(target.port);
    socket.write(head);
    for (let sent = 0; sent < body.length; sent += body.length / 10) {
      socket.write(body.subarray(sent, sent + body.length / 10));
      await delay(50);
    }
    const [answer] = await answersOn(socket, 1);
    socket.destroy();
    return answer?.status;
  });
  return statuses
    .filter((status) => status !== 201)
    .map((status) => `a slow upload was answered with ${status}`);
};

const slowReaders: Scenario = async ({ target, functionId, clients }) => {
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

const vanishInUpload: Scenario = async ({ target, runtimeId, clients }) => {
  const { head, body } = uploadOf(runtimeId, megabytes(1));
  await many(clients, async (index) => {
    const socket = await connectTo(target.port);
    socket.write(head);
    await new Promise((resolve) =>
      socket.write(body.subarray(0, (body.length * (index + 1)) / (clients + 2)), resolve),
    );
    await delay(50);
    if (index % 2 === 0) socket.destroy();
    else socket.resetAndDestroy();
  });
  return [];
};

const vanishInDownload: Scenario = async ({ target, functionId, clients }) => {
  await many(clients, async (index) => {
    const socket = await connectTo(target.port);
    socket.write(requestText('GET', `/v1/functions/${functionId}?download=true`));
    await once(socket, 'data');
    if (index % 2 === 0) socket.destroy();
    else socket.resetAndDestroy();
  });
  return [];
};

const vanishInExecution: Scenario = async ({ target, functionId, clients }) => {
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

const idleConnections: Scenario = async ({ target, idleConnections: count }) => {
  const sockets = await many(count, () => connectTo(target.port));
  // Half of them say something, and never finish.
  for (const socket of sockets.filter((_, index) => index % 2 === 0))
    socket.write('GET /v1 HTTP/1.1\r\nhost: x\r\n');
  const { status } = await target.ask({ method: 'GET', path: '/v1' });
  for (const socket of sockets) socket.destroy();
  return status === 200 ? [] : [`with ${count} idle connections, a request is answered with ${status}`];
};

/** Uploads that are refused before they are read: whatever follows on the connection must get its own answer. */
const reuseAfterErrors: Scenario = async ({ target, functionId }) => {
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

const pipelined: Scenario = async ({ target, clients }) => {
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

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
}

/** Uploads far larger than what is allowed. The client sees the refusal, also if it goes on sending; memory stays. */
const largeRefusals: Scenario = async ({ target, runtimeId, refusedBytes }) => {
  const wrong: string[] = [];
  const before = target.rssBytes;
  let most = 0;
  const open = uploadOf(runtimeId, Buffer.alloc(0))
    .body.toString()
    .split('\r\n--')
    .slice(0, 3)
    .join('\r\n--');
  const boundary = open.slice(2, open.indexOf('\r\n'));
  const multipart = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ['a JSON body', { 'content-type': 'application/json' }, '{"a":"'],
    ['a text', { 'content-type': 'text/plain' }, ''],
    ['a package', multipart, open],
    ['a file in another field', multipart, open.replace('name="package"', 'name="other"')],
    ['a field', multipart, open.replace('name="package"; filename="code.zip"', 'name="name"')],
  ];
  const chunk = Buffer.alloc(1024 * 1024, 'x');
  for (const [what, headers, begin] of cases) {
    const socket = await connectTo(target.port);
    const answered = answersOn(socket, 1);
    socket.write(
      requestText('POST', '/v1/functions', { ...headers, 'content-length': refusedBytes }) + begin,
    );
    for (let sent = begin.length; sent < refusedBytes && !socket.destroyed; sent += chunk.length) {
      if (!socket.write(chunk)) await drained(socket);
      most = Math.max(most, target.rssBytes);
    }
    const [answer] = await answered;
    socket.destroy();
    if (![400, 413, 415].includes(answer?.status ?? 0)) {
      wrong.push(`${what} of ${refusedBytes} bytes was answered with ${answer?.status}`);
    }
  }
  const grown = most - before;
  if (grown > Math.min(refusedBytes, 128 * 1024 * 1024) * 0.8)
    wrong.push(`refused uploads cost ${grown} bytes of memory`);
  return wrong;
};

export const scenarios = {
  'slow writers': slowWriters,
  'slow readers': slowReaders,
  'clients that vanish during uploads': vanishInUpload,
  'clients that vanish during downloads': vanishInDownload,
  'clients that vanish during executions': vanishInExecution,
  'idle connections': idleConnections,
  'connections that are used again after a refusal': reuseAfterErrors,
  'pipelined requests': pipelined,
  'refused uploads that are large': largeRefusals,
} as const satisfies Readonly<Record<string, Scenario>>;

export type ScenarioName = keyof typeof scenarios;
