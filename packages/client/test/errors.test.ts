import { describe, expect, it } from 'vitest';
import { createClient, NotReachableError, QinlingApiError, UnexpectedAnswerError } from '../src/index.js';
import {
  type Answering,
  deadOrigin,
  fakeServer,
  fakeSocket,
  fault,
  json,
  rejection,
} from './support/fakes.js';
import { packageOf } from './support/package-files.js';
import { startService } from './support/service.js';

const page: Answering = (response) => {
  response.writeHead(502, { 'content-type': 'text/html' }).end('<html><h1>502 Bad Gateway</h1></html>');
};

describe('a refusal', () => {
  it('is rebuilt from the body of the answer', async () => {
    const { client } = await startService();
    const error = await rejection(client.functions.get('abc'));
    expect(error).toBeInstanceOf(QinlingApiError);
    expect(error).toMatchObject({
      message: 'Expected a uuid but received abc.',
      status: 400,
      kind: 'invalid-input',
      field: 'id',
      method: 'GET',
      requestId: expect.stringMatching(/^req-/),
      blockers: [],
    });
  });

  it('names what stands in the way', async () => {
    const { client, runtimeId } = await startService();
    const fn = await client.functions.create({ runtime_id: runtimeId, package: await packageOf() });
    const alias = await client.aliases.create({ name: 'live', function_id: fn.id });
    expect(await rejection(client.functions.delete(fn.id))).toMatchObject({
      status: 403,
      kind: 'not-allowed',
      blockers: [{ kind: 'alias', id: alias.id, name: 'live' }],
    });
  });

  it.each([
    [400, 'invalid-input'],
    [401, 'unauthorized'],
    [403, 'not-allowed'],
    [404, 'not-found'],
    [405, 'method-not-allowed'],
    [409, 'conflict'],
    [413, 'payload-too-large'],
    [415, 'unsupported-media-type'],
    [418, 'refused'],
    [429, 'too-many-requests'],
    [500, 'failed'],
    [501, 'not-supported'],
    [503, 'unavailable'],
    [504, 'failed'],
  ])('of %i is of the kind %s', async (status, kind) => {
    const { client } = await fakeServer([fault(status)], { retries: 0 });
    expect(await rejection(client.jobs.get('x'))).toMatchObject({
      status,
      kind,
      message: `Refused with ${status}.`,
    });
  });

  it("says so when the body is a proxy's page, and does not repeat the page", async () => {
    const { client } = await fakeServer([page]);
    const error = await rejection(client.jobs.get('x'));
    expect(error).toMatchObject({ status: 502, kind: 'failed', requestId: undefined });
    expect(String(error)).toContain("502 Bad Gateway, with text/html instead of Qinling's words");
    expect(String(error)).not.toContain('<h1>');
  });

  it.each([
    ['empty', ''],
    ['JSON of another shape', '{"error":"x"}'],
    ['a JSON list', '[1]'],
    ['null', 'null'],
    ['cut JSON', '{"faultstring": "a'],
    ['a faultstring that is no text', '{"faultstring": {"a": 1}}'],
  ])('is an error like any other when its body is %s', async (_name, body) => {
    const { client } = await fakeServer([
      (response) => response.writeHead(400, { 'content-type': 'application/json' }).end(body),
    ]);
    expect(await rejection(client.jobs.get('x'))).toMatchObject({ name: 'QinlingApiError', status: 400 });
  });

  it('leaves out blockers that are none', async () => {
    const body = { faultstring: 'No.', blockers: [null, 'x', { kind: 'job' }, { kind: 'job', id: '1' }] };
    const { client } = await fakeServer([json(403, body)]);
    expect(await rejection(client.jobs.delete('x'))).toMatchObject({ blockers: [{ kind: 'job', id: '1' }] });
  });

  it('does not read a page that never ends', async () => {
    const { client } = await fakeServer([
      (response) => {
        response.writeHead(500, { 'content-type': 'text/html' });
        const more = (): void => {
          while (response.write('<p>sorry</p>'.repeat(1000)));
        };
        response.on('drain', more);
        more();
      },
    ]);
    expect(await rejection(client.jobs.get('x'))).toMatchObject({ status: 500 });
  });

  it('keeps its status when the rest of the answer is lost', async () => {
    const client = await fakeSocket((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 409 Conflict\r\nContent-Length: 99\r\n\r\n{"faultst'));
    });
    expect(await rejection(client.jobs.get('x'))).toMatchObject({ name: 'QinlingApiError', status: 409 });
  });
});

describe('an answer that is not of Qinling', () => {
  it.each<[string, Answering]>([
    ['a page', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')],
    ['nothing', (response) => response.writeHead(204).end()],
    [
      'JSON that is none',
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"a'),
    ],
    ['a JSON text', json(200, 'hello')],
  ])('is refused: %s', async (_name, answer) => {
    const { client, origin } = await fakeServer([answer]);
    const error = await rejection(client.jobs.get('x'));
    expect(error).toBeInstanceOf(UnexpectedAnswerError);
    expect(String(error)).toContain(`${origin}/v1/jobs/x`);
  });

  it('is refused: a list without its rows', async () => {
    const { client } = await fakeServer([json(200, { functions: [] })]);
    await expect(client.jobs.list().toArray()).rejects.toThrow(UnexpectedAnswerError);
  });

  it.each([301, 302, 303, 307, 308])('is not followed: a redirect with %i', async (status) => {
    const elsewhere = await fakeServer([json(200, {})]);
    const { client } = await fakeServer(
      [(response) => response.writeHead(status, { location: `${elsewhere.origin}/login` }).end()],
      { token: 'secret' },
    );
    for (const request of [client.jobs.get('x'), client.jobs.create({})]) {
      const error = await rejection(request);
      expect(error).toBeInstanceOf(UnexpectedAnswerError);
      expect(String(error)).toContain(`redirects to ${elsewhere.origin}/login`);
    }
    // Of an upload Node does not tell where it was redirected to.
    const error = await rejection(client.functions.create({ package: await packageOf() }));
    expect(error).toBeInstanceOf(UnexpectedAnswerError);
    expect(String(error)).toContain('/v1/functions redirects elsewhere');
    expect(elsewhere.seen).toEqual([]);
  });
});

describe('a service that is not there', () => {
  it('is named, with the reason', async () => {
    const origin = await deadOrigin();
    const error = await rejection(createClient({ url: origin, retries: 0 }).jobs.get('x'));
    expect(error).toBeInstanceOf(NotReachableError);
    expect(error).toMatchObject({
      message: `Qinling is not reachable at ${origin}: the connection was refused (ECONNREFUSED).`,
      stage: 'request',
      code: 'ECONNREFUSED',
      url: origin,
    });
  });

  it('is told from one that hangs up in the middle of an answer', async () => {
    const client = await fakeSocket((socket) => {
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"id":'),
      );
    });
    expect(await rejection(client.jobs.get('x'))).toMatchObject({
      name: 'NotReachableError',
      stage: 'answer',
    });
  });

  it('is told from one that speaks something else', async () => {
    const client = await fakeSocket((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    expect(await rejection(client.jobs.get('x'))).toMatchObject({
      name: 'NotReachableError',
      stage: 'request',
    });
  });
});
