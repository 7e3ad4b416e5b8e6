import assert from 'node:assert/strict';
import { jsonType } from './support/api.js';
import { assertStatus, ok, refused } from './support/expect.js';
import { type HttpCase, httpCase } from './support/kit.js';
import { type Method, pathOf, routes } from './support/routes.js';
import { collectionsOf } from './support/specimens.js';
import { unknownId } from './support/unique.js';

const allMethods: readonly Method[] = ['GET', 'POST', 'PUT', 'DELETE'];

/** What holds for every route: the one shape of errors, wrong methods and ids, request ids, slashes, HEAD. */
export const errorCases: readonly HttpCase[] = [
  httpCase(
    'An unknown route is a 404 in the error shape, at every level and for every method',
    async ({ admin }) => {
      const below = `/v1/functions/${unknownId()}`;
      for (const path of [
        '/nope',
        '/v1/nope',
        '/v2/functions',
        `${below}/nope`,
        `${below}/versions/1/nope`,
      ]) {
        for (const method of [...allMethods, 'PATCH']) refused(await admin.raw(method, path), 404);
      }
    },
  ),

  httpCase('A wrong method is a 405 that says in Allow what is right', async ({ admin }) => {
    for (const [route, right] of Object.entries(routes)) {
      for (const method of [...allMethods, 'PATCH'] as const) {
        if (right.some((each) => each === method)) continue;
        const answer = await admin.raw(method, pathOf(route));
        refused(answer, 405);
        const allowed = `${answer.headers.allow}`.split(/, */);
        for (const each of right) assert.ok(allowed.includes(each), `${answer.asked}: Allow lacks ${each}`);
        assert.ok(!allowed.includes(method), `${answer.asked}: Allow holds ${method}`);
      }
    }
  }),

  httpCase('A path id that is no uuid is a 400 that repeats it', async ({ admin }) => {
    for (const [route, methods] of Object.entries(routes)) {
      if (!route.includes('{}') || route.startsWith('/aliases')) continue;
      const path = `/v1${route.replace('{}', 'abc').replace('{}', '1')}`;
      for (const method of methods) {
        const body = goodBody(method, route);
        const answer = body ? await admin.raw(method, path, jsonType, body) : await admin.raw(method, path);
        refused(answer, 400, 'Expected a uuid but received abc.');
      }
    }
  }),

  httpCase('A well-formed id of nothing is a 404 that names the resource', async ({ admin }) => {
    const names = {
      runtimes: 'Runtime',
      functions: 'Function',
      executions: 'Execution',
      jobs: 'Job',
      webhooks: 'Webhook',
    };
    for (const [collection, name] of Object.entries(names)) {
      const id = unknownId();
      const gone = `${name} not found [id=${id}]`;
      refused(await admin.get(`/v1/${collection}/${id}`), 404, gone);
      refused(await admin.delete(`/v1/${collection}/${id}`), 404, gone);
    }
  }),

  httpCase('A path that cannot be decoded is refused in the error shape', async ({ admin }) => {
    for (const path of [
      '/v1/functions/%zz',
      '/v1/aliases/%zz',
      '/v1/aliases/%E0%A4%A',
      '/v1/functions/%00',
    ]) {
      const answer = await admin.get(path);
      assertStatus(answer, 400, 404);
      refused(answer, answer.status);
    }
  }),

  httpCase('Every answer carries a request id of its own, whatever it is', async (kit) => {
    const fn = await kit.createFunction();
    const path = `/v1/functions/${fn.id}`;
    const answers = [
      await kit.api.get('/'),
      await kit.api.get(path),
      await kit.api.head(path),
      await kit.api.get(`${path}?download=true`),
      await kit.api.get(`${path}?download=true`, { 'x-request-id': 'req-of-the-caller' }),
      await kit.api.get('/v1/functions/abc'),
      await kit.api.get('/nope'),
      await kit.api.raw('PATCH', path),
      await kit.api.raw('POST', '/v1/jobs', jsonType, '{'),
      await kit.api.raw('POST', '/v1/functions', { 'content-type': 'multipart/form-data' }, 'x'),
      await kit.api.delete(path),
    ];
    const seen = answers.map(({ asked, headers }) => {
      const id = `${headers['x-openstack-request-id']}`;
      assert.match(id, /^req-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, asked);
      return id;
    });
    assert.equal(new Set(seen).size, seen.length, 'no request id comes twice');
  }),

  httpCase('A slash at the end of a path changes nothing', async (kit) => {
    for (const { path, key, at, make } of await collectionsOf(kit)) {
      const row = await make('slash');
      assert.deepEqual(ok(await kit.api.get(`${at(row)}/`)), ok(await kit.api.get(at(row))));
      assert.ok(Array.isArray(ok(await kit.api.get(`${path}/`))[key]));
    }
    const fn = await kit.createFunction();
    assertStatus(await kit.api.raw('POST', `/v1/functions/${fn.id}/versions/`), 201);
    assertStatus(await kit.api.delete(`/v1/functions/${fn.id}/versions/1/`), 204);
  }),

  httpCase('HEAD works wherever GET does, with the same status and without a body', async (kit) => {
    const paths = [
      '/',
      '/v1',
      '/v1/openapi.json',
      '/v1/docs',
      `/v1/functions/${unknownId()}`,
      '/v1/functions/abc',
      '/nope',
    ];
    for (const { noun, path, at, make } of await collectionsOf(kit)) {
      const row = await make('head');
      paths.push(path, at(row));
      if (noun === 'execution') paths.push(`${at(row)}/log`);
    }
    for (const path of paths) {
      const [head, get] = [await kit.admin.head(path), await kit.admin.get(path)];
      assertStatus(head, get.status);
      assert.equal(head.bytes.length, 0, head.asked);
      assert.equal(head.headers['content-type'], get.headers['content-type'], head.asked);
    }
  }),
];

/** A body that is no fault of its own. */
function goodBody(method: Method, route: string): string | undefined {
  if (/\/scale_(up|down)$/.test(route)) return '{"count":1}';
  if (method === 'PUT') return /^\/webhooks|\/versions/.test(route) ? '{"description":"d"}' : '{"name":"n"}';
  return method === 'POST' ? '{}' : undefined;
}
