import express from 'express';
import { describe, expect, it } from 'vitest';
import { createFaultHandler, createNotFoundHandler, createRouter } from '../src/index.js';
import { express4 } from './support/express4.js';
import { admin, askAt, createWorld, serve } from './support/world.js';

const frameworks = [
  { name: 'Express 4', framework: express4 },
  { name: 'Express 5', framework: express },
];

describe.each(frameworks)('a host with $name', ({ framework }) => {
  it('keeps its own paths: the router at the root does not touch them', async () => {
    const { ask } = await createWorld({
      host: (router) =>
        framework()
          .use(router)
          .get('/own', (_request, response) => void response.send('mine'))
          .get('/v1beta', (_request, response) => void response.send('mine too')),
    });
    const own = await ask('GET', '/own');
    expect(own.bytes.toString()).toBe('mine');
    expect(own.headers).not.toHaveProperty('x-openstack-request-id');
    expect(own.headers).not.toHaveProperty('x-content-type-options');
    expect((await ask('GET', '/v1beta')).bytes.toString()).toBe('mine too');
    expect((await ask('GET', '/v1/nothing')).json()).toMatchObject({ faultcode: 'Client' });
  });

  it('gives everything below a prefix to the router', async () => {
    const { ask } = await createWorld({ host: (router) => framework().use('/a/b', router) });
    expect((await ask('GET', '/a/b')).status).toBe(200);
    expect((await ask('GET', '/a/b/')).status).toBe(200);
    const unknown = await ask('GET', '/a/b/other');
    expect(unknown.status).toBe(404);
    expect(unknown.json()).toMatchObject({ faultstring: 'There is nothing at /other.' });
  });

  it('may serve two libraries beside each other', async () => {
    const other = await createWorld();
    const { ask, qinling } = await createWorld({
      host: (router) =>
        framework()
          .use('/one', router)
          .use('/two', createRouter({ qinling: other.qinling })),
    });
    await qinling.functions.create(admin, { name: 'of one', code: { source: 'image', image: 'x' } });
    expect((await ask('GET', '/one/v1/functions')).json().functions).toHaveLength(1);
    expect((await ask('GET', '/two/v1/functions')).json().functions).toHaveLength(0);
  });

  it('hears of an error that comes after the head was sent, and of no other', async () => {
    const heard: unknown[] = [];
    const { ask, createFunction, blobs } = await createWorld({
      host: (router) =>
        framework()
          .use(router)
          .use(((error, _request, _response, next) => {
            heard.push(error);
            next(error);
          }) satisfies express.ErrorRequestHandler)
          .set('env', 'test'),
    });
    const id = await createFunction();
    await ask('GET', '/v1/functions/abc');
    expect(heard).toEqual([]);
    const open = blobs.open.bind(blobs);
    blobs.open = async (...parts) => {
      const content = await open(...parts);
      return content && brokenAfterFirst(content);
    };
    await expect(ask('GET', `/v1/functions/${id}?download=true`)).rejects.toThrow();
    expect(heard).toEqual([expect.objectContaining({ message: 'disk on fire' })]);
  });

  it('answers in the shape of the API for the rest of its paths, with the handlers put last', async () => {
    const origin = await serve(
      framework().use(framework.json()).use(createNotFoundHandler()).use(createFaultHandler()),
    );
    const missing = await askAt(origin)('GET', '/nowhere');
    expect(missing.status).toBe(404);
    expect(missing.json()).toMatchObject({ faultcode: 'Client', debuginfo: null });
    const body = { headers: { 'content-type': 'application/json' }, body: '{"cut":' };
    const broken = await askAt(origin)('POST', '/nowhere', body);
    expect(broken.status).toBe(400);
    expect(broken.json()).toMatchObject({ faultcode: 'Client', request_id: expect.stringMatching(/^req-/) });
    expect(broken.headers['x-openstack-request-id']).toBe(broken.json().request_id);
  });
});

async function* brokenAfterFirst(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    yield chunk.subarray(0, 1);
    throw new Error('disk on fire');
  }
}

describe('a path', () => {
  it('answers OPTIONS with its methods', async () => {
    const { ask } = await createWorld();
    const answer = await ask('OPTIONS', '/v1/functions');
    expect(answer.status).toBe(204);
    expect(answer.headers.allow).toBe('POST, GET, HEAD, OPTIONS');
  });

  it('is told apart by case', async () => {
    const { ask } = await createWorld();
    expect((await ask('GET', '/v1/Functions')).status).toBe(404);
  });

  it('that cannot be decoded is a 400 in the shape of the API', async () => {
    const { ask } = await createWorld();
    const answer = await ask('GET', '/v1/aliases/%E0%A4%A');
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ faultcode: 'Client' });
  });

  it.each(['01', '1.0', '1e3', '+1', '-1', ' 1', '2147483648', 'latest'])(
    'with the version %j is a 400 that says what is expected',
    async (version) => {
      const { ask, createFunction } = await createWorld();
      const path = `/v1/functions/${await createFunction()}/versions/${encodeURIComponent(version)}`;
      const answer = await ask('GET', path);
      expect(answer.status).toBe(400);
      expect(answer.json().faultstring).toBe(
        `Expected a version number from 0 to 2147483647, or a uuid, but received ${version}.`,
      );
    },
  );

  it('with version 0 names no version that could be shown', async () => {
    const { ask, createFunction } = await createWorld();
    const id = await createFunction();
    const answer = await ask('GET', `/v1/functions/${id}/versions/0`);
    expect(answer.status).toBe(404);
    expect(answer.json().faultstring).toBe(`FunctionVersion not found [function_id=${id}, version_number=0]`);
  });

  it('takes an id in upper case', async () => {
    const { ask, createFunction } = await createWorld();
    const id = await createFunction();
    expect((await ask('GET', `/v1/functions/${id.toUpperCase()}`)).json()).toMatchObject({ id });
  });
});
