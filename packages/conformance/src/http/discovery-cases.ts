import assert from 'node:assert/strict';
import { ok } from './support/expect.js';
import { type HttpCase, httpCase } from './support/kit.js';
import { routes } from './support/routes.js';

/** How clients find the API: `GET /`, `GET /v1` and the OpenAPI document. */
export const discoveryCases: readonly HttpCase[] = [
  httpCase('GET / lists the versions of the API, with links below its own base URL', async ({ api }) => {
    const expected = {
      versions: [
        {
          id: 'v1.0',
          status: 'CURRENT',
          links: [{ href: `${api.baseUrl}/v1`, target: 'v1', rel: 'self' }],
        },
      ],
    };
    assert.deepEqual(ok(await api.get('/')), expected);
    assert.deepEqual(ok(await api.get('')), expected, 'without the slash at the end');
  }),

  httpCase('GET /v1 and GET /v1/ say where the API is', async ({ api }) => {
    const expected = { uri: `${api.baseUrl}/v1` };
    assert.deepEqual(ok(await api.get('/v1')), expected);
    assert.deepEqual(ok(await api.get('/v1/')), expected);
  }),

  httpCase('GET /v1/openapi.json describes every route of the contract', async ({ api }) => {
    const { openapi, paths } = ok(await api.get('/v1/openapi.json'));
    assert.match(`${openapi}`, /^3\./);
    assert.ok(typeof paths === 'object' && paths !== null);
    const described = Object.entries(paths as Record<string, Record<string, unknown>>).flatMap(
      ([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${withHoles(path)}`),
    );
    const wanted = Object.entries(routes).flatMap(([path, methods]) =>
      methods.map((each) => `${each} ${path}`),
    );
    assert.deepEqual(
      wanted.filter((route) => !described.includes(route)),
      [],
      'routes that the document lacks',
    );
  }),
];

/** The path with its parameters' names dropped, and from below `/v1` whether or not the document repeats that. */
function withHoles(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}').replace(/^.*\/v1(?=\/)/, '');
}
