import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { packFiles } from '@qinling/archive';
import { StorageError } from '@qinling/core';
import express from 'express';
import { describe, expect, it, vi } from 'vitest';
import { express4 } from './support/express4.js';
import { field, file, form, type Part } from './support/multipart.js';
import { createWorld, type World, type WorldOptions } from './support/world.js';

const large = await buffer(packFiles({ 'main.js': randomBytes(2_000_000) }));
const archive = await buffer(packFiles({ 'main.js': 'exports.main = () => 1;' }));
const code = field('code', '{"source":"package"}');

async function uploading(options: WorldOptions = {}) {
  const world = await createWorld(options);
  const runtime = field('runtime_id', world.runtimeId);
  return {
    ...world,
    good: [runtime, code, file(archive)] as const,
    runtime,
    post: (parts: readonly Part[]) => world.ask('POST', '/v1/functions', form(parts)),
  };
}

/** The chunks that the store is given from here on, whatever becomes of their memory. */
function chunksOf(blobs: World['blobs']): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  async function* noted(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      chunks.push(chunk);
      yield chunk;
    }
  }
  const stage = blobs.stage.bind(blobs);
  vi.spyOn(blobs, 'stage').mockImplementation((source) => stage(noted(source)));
  return chunks;
}

const lengthOf = (chunks: readonly Uint8Array[]): number =>
  chunks.reduce((sum, { length }) => sum + length, 0);

/** Everything that was staged is gone, and nothing was kept. */
function expectNothingLeft({ blobs }: Pick<World, 'blobs'>): void {
  expect(blobs.pending).toBe(0);
  expect(blobs.committed).toBe(0);
}

describe('an upload', () => {
  it('is staged while it arrives and committed by the core', async () => {
    const { post, good, blobs } = await uploading();
    expect((await post(good)).status).toBe(201);
    expect(blobs).toMatchObject({ staged: 1, committed: 1, pending: 0 });
  });

  const refusals: readonly [string, (parts: { runtime: Part }) => readonly Part[], RegExp][] = [
    ['a second file', ({ runtime }) => [runtime, code, file(archive), file(archive)], /Only one file/],
    [
      'a file in another field',
      ({ runtime }) => [runtime, code, file(archive), file(archive, 'other')],
      /must be in the field package, not in other/,
    ],
    ['a field that is not known', ({ runtime }) => [runtime, code, file(archive), field('foo', 'x')], /foo/],
    [
      'a field that comes twice',
      ({ runtime }) => [runtime, code, file(archive), field('name', 'a'), field('name', 'b')],
      /^Duplicate form field: name$/,
    ],
    ['a nested field', ({ runtime }) => [runtime, code, file(archive), field('a[b]', 'x')], /nesting/],
    ['__proto__', ({ runtime }) => [runtime, code, file(archive), field('__proto__', 'x')], /__proto__/],
    ['a wrong number', ({ runtime }) => [runtime, code, file(archive), field('cpu', 'x')], /cpu resource/],
    [
      'code that is no JSON',
      ({ runtime }) => [runtime, field('code', '{'), file(archive)],
      /code is not valid/,
    ],
    [
      'an unknown attribute of code',
      ({ runtime }) => [runtime, field('code', '{"source":"package","foo":1}'), file(archive)],
      /^Unknown attribute for argument code: foo$/,
    ],
    [
      'a file beside code of another source',
      ({ runtime }) => [runtime, field('code', '{"source":"image","image":"x"}'), file(archive)],
      /A file can not be given with code of source image/,
    ],
    [
      'a runtime that there is not',
      () => [field('runtime_id', 'abc'), code, file(archive)],
      /^Expected a uuid/,
    ],
    ['no code', ({ runtime }) => [runtime, file(archive)], /code must be provided/],
    ['no archive', ({ runtime }) => [runtime, code, file('text')], /not a valid ZIP package/],
    ['too many fields', ({ runtime }) => [runtime, file(archive), ...manyFields()], /Too many fields/],
  ];

  it.each(refusals)(
    'R19: with %s is a 400 that says so, and leaves nothing',
    async (_name, parts, message) => {
      const world = await uploading();
      const answer = await world.post(parts(world));
      expect(answer.status).toBe(400);
      expect(answer.json().faultstring).toMatch(message);
      expectNothingLeft(world);
      expect(({} as Record<string, unknown>).x).toBeUndefined();
    },
  );

  it('is a 413 for a field that is too long', async () => {
    const world = await uploading({ router: { maxBodyBytes: 1000 } });
    const answer = await world.post([...world.good, field('description', 'x'.repeat(1001))]);
    expect(answer.status).toBe(413);
    expectNothingLeft(world);
  });

  it('is a 413 for fields that are too long together', async () => {
    const world = await uploading();
    const fields = Array.from({ length: 50 }, (_, index) => field(`f${index}`, 'x'.repeat(100_000)));
    const answer = await world.post([...world.good, ...fields]);
    expect([answer.status, answer.json().faultstring]).toEqual([
      413,
      'The form is too large: at most 1048576 bytes are allowed beside its file.',
    ]);
    expectNothingLeft(world);
  });

  it('counts no byte of its file as one of its fields', async () => {
    const world = await uploading({ router: { maxBodyBytes: 10_000 } });
    const random = Buffer.alloc(8_000_000, 'incompressible');
    expect((await world.post([world.runtime, code, file(random)])).json().faultstring).toMatch(/ZIP package/);
  });

  it.each([10, 60, 200])('that ends %i bytes too early is a 400, and leaves nothing', async (cut) => {
    const world = await uploading();
    const answer = await world.ask('POST', '/v1/functions', form(world.good, { cut }));
    expect(answer.status).toBe(400);
    expect(answer.json().faultstring).toMatch(/^The multipart body/);
    expectNothingLeft(world);
  });

  it.each(['multipart/form-data', 'multipart/form-data; boundary='])(
    'of type %j names the boundary',
    async (type) => {
      const { ask } = await uploading();
      const answer = await ask('POST', '/v1/functions', { headers: { 'content-type': type }, body: 'x' });
      expect(answer.status).toBe(400);
      expect(answer.json().faultstring).toMatch(/boundary/i);
    },
  );

  it('is a 500 without details when the store fails, and nothing is left', async () => {
    const world = await uploading();
    world.blobs.failure = new StorageError('ENOSPC on /var/lib');
    const answer = await world.post(world.good);
    expect(answer.status).toBe(500);
    expect(answer.bytes.toString()).not.toContain('ENOSPC');
    expectNothingLeft(world);
  });

  it('of a client that goes away leaves nothing', async () => {
    const world = await uploading();
    const { headers, body } = form([world.runtime, code, file(Buffer.alloc(500_000))]);
    const length = String(body.length);
    const stage = vi.spyOn(world.qinling.packages, 'stage');
    const request = httpRequest(`${world.origin}/v1/functions`, {
      method: 'POST',
      headers: { ...headers, 'content-length': length },
      agent: false,
    });
    request.on('error', () => undefined);
    request.write(body.subarray(0, 200_000));
    await vi.waitFor(() => expect(stage).toHaveBeenCalledTimes(1));
    request.destroy();
    await expect(stage.mock.results[0]?.value).rejects.toThrow('The multipart body ends too early.');
    expectNothingLeft(world);
  });

  it('of a client that goes away after the file has arrived leaves nothing', async () => {
    const world = await uploading();
    const { headers, body } = form([file(archive), world.runtime, field('name', 'x'.repeat(300))]);
    const request = httpRequest(`${world.origin}/v1/functions`, { method: 'POST', headers, agent: false });
    request.on('error', () => undefined);
    request.write(body.subarray(0, body.length - 100));
    await vi.waitFor(() => expect(world.blobs.staged).toBe(1));
    request.destroy();
    await vi.waitFor(() => expect(world.blobs.discarded).toBe(1));
    expectNothingLeft(world);
  });

  it('takes a plain source beside the file only where they agree', async () => {
    const world = await uploading();
    const id = (await world.post(world.good)).json().id;
    const put = (parts: readonly Part[]) => world.ask('PUT', `/v1/functions/${id}`, form(parts));
    expect((await put([field('source', 'package'), file(archive)])).status).toBe(200);
    expect((await put([file(archive)])).status).toBe(200);
    expect((await put([field('source', 'swift'), file(archive)])).status).toBe(400);
    expect((await put([field('source', 'git'), code, file(archive)])).json()).toMatchObject({
      field: 'source',
    });
  });

  it('frees the memory of what the store has taken, so that it does not gather', async () => {
    const { post, runtime, blobs } = await uploading();
    const chunks = chunksOf(blobs);
    expect((await post([runtime, code, file(large)])).status).toBe(201);
    expect(lengthOf(chunks)).toBeLessThan(large.length / 2);
  });

  it('frees nothing of a body that its host listens to as well', async () => {
    const kept: Buffer[] = [];
    const { post, runtime, blobs } = await uploading({
      host: (router) =>
        express()
          .use((request, _response, next) => {
            request.on('newListener', function listen(event) {
              if (event !== 'data') return;
              request.off('newListener', listen);
              request.on('data', (chunk: Buffer) => kept.push(chunk));
            });
            next();
          })
          .use(router),
    });
    const chunks = chunksOf(blobs);
    expect((await post([runtime, code, file(large)])).status).toBe(201);
    expect(Buffer.concat(kept).includes(large)).toBe(true);
    expect(lengthOf(chunks)).toBe(large.length);
  });

  it('works behind the body parsers of a host, also those of Express 4', async () => {
    const world = await uploading({
      host: (router) =>
        express4()
          .use(express4.json(), express4.urlencoded({ extended: true }))
          .use(router),
    });
    expect((await world.post(world.good)).status).toBe(201);
  });
});

describe('a connection', () => {
  it('serves the next request after an upload that was too large', async () => {
    const world = await uploading({ qinling: { maxPackageBytes: 100_000 } });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const { headers, body } = form([world.runtime, code, file(Buffer.alloc(3_000_000))]);
    const send = async (method: string, path: string, content?: Buffer) => {
      const request = httpRequest(world.origin + path, { method, headers: content ? headers : {}, agent });
      request.end(content);
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      const port = response.socket.localPort;
      return { status: response.statusCode, bytes: await buffer(response), port };
    };
    const refused = await send('POST', '/v1/functions', body);
    expect(refused.status).toBe(413);
    expect(JSON.parse(refused.bytes.toString())).toMatchObject({ field: 'package' });
    expect((await send('GET', '/v1/functions')).status).toBe(200);
    expectNothingLeft(world);
    agent.destroy();
  });
});

describe('a client that does not stop sending what was refused', () => {
  const uploadOf = (parts: readonly Part[]) => {
    const { headers, body } = form([...parts, file('START')]);
    return { path: '/v1/functions', headers, start: body.subarray(0, body.indexOf('START')) };
  };
  const json = { 'content-type': 'application/json' };
  const endless: readonly [string, number, (world: { runtime: Part }) => Endless][] = [
    ['a package that is too large', 413, ({ runtime }) => uploadOf([runtime, code])],
    ['a body that is too long', 413, () => ({ path: '/v1/aliases', headers: json, start: Buffer.from('"') })],
    ['a body of a wrong type', 415, () => ({ path: '/v1/aliases', headers: {}, start: Buffer.from('x') })],
    ['a form that never begins', 413, () => ({ ...uploadOf([]), start: Buffer.from('\r\n') })],
    ['a form that cannot be read', 413, () => withoutLastLine(uploadOf([]))],
  ];

  it.each(endless)('loses the connection: %s', async (_name, status, requestOf) => {
    const world = await uploading({ qinling: { maxPackageBytes: 100_000 } });
    const { sent, answer } = await pour(world.origin, requestOf(world));
    expect(sent).toBeGreaterThan(64_000_000);
    expect(sent).toBeLessThan(200_000_000);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expectNothingLeft(world);
  });
});

function withoutLastLine({ start, ...rest }: Endless): Endless {
  return { ...rest, start: start.subarray(0, start.length - 4) };
}

interface Endless {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What the body begins with; zeros follow, as long as they are taken. */
  readonly start: Buffer;
}

async function pour(
  origin: string,
  { path, headers, start }: Endless,
): Promise<{ sent: number; answer: string }> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (data) => {
    answer += data.toString();
  });
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.on('close', resolve));
  const lines = Object.entries({
    host: 'x',
    'transfer-encoding': 'chunked',
    'content-type': 'x/y',
    ...headers,
  });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.write(`POST ${path} HTTP/1.1\r\n${head}\r\n`);
  let sent = 0;
  for (let chunk = start; !socket.closed && sent < 500_000_000; chunk = Buffer.alloc(1_000_000)) {
    socket.write(`${chunk.length.toString(16)}\r\n`);
    socket.write(chunk);
    await Promise.race([closed, new Promise((resolve) => socket.write('\r\n', resolve))]);
    sent += chunk.length;
  }
  socket.destroy();
  return { sent, answer };
}

function manyFields(): Part[] {
  return Array.from({ length: 101 }, (_, index) => field(`f${index}`, 'x'));
}
