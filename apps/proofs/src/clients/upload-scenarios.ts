import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { rawZip } from '../archives/raw-zip.js';
import { field, file, form } from '../bad-input/form.js';
import { answersOn, connectTo, requestText } from './raw-client.js';
import { many, type Scenario } from './scenario.js';

const megabytes = (count: number): Buffer =>
  rawZip([{ name: 'main.js', content: randomBytes(count * 1024 * 1024), method: 0 }]);

function uploadOf(runtimeId: string, archive: Uint8Array) {
  const parts = [field('code', '{"source":"package"}'), field('runtime_id', runtimeId), file(archive)];
  const { headers, body } = form(parts);
  return { head: requestText('POST', '/v1/functions', { ...headers, 'content-length': body.length }), body };
}

export const slowWriters: Scenario = async ({ target, runtimeId, clients }) => {
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

export const vanishInUpload: Scenario = async ({ target, runtimeId, clients }) => {
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
export const largeRefusals: Scenario = async ({ target, runtimeId, refusedBytes }) => {
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
