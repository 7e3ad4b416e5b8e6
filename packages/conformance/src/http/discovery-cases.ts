import assert from 'node:assert/strict';
import { assertStatus, ok } from './support/expect.js';
import { type HttpCase, httpCase } from './support/kit.js';
import { routes } from './support/routes.js';

/** How clients find the API: `GET /`, `GET /v1`, the OpenAPI document and the page of it. */
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

  httpCase('GET /v1/docs is a page about every route, which works offline', async ({ api }) => {
    const page = await api.get('/v1/docs');
    assertStatus(page, 200);
    assert.match(`${page.headers['content-type']}`, /^text\/html\b/);
    const { paths } = ok(await api.get('/v1/openapi.json'));
    const missing = Object.keys(paths as object).filter((path) => !page.text.includes(path));
    assert.deepEqual(missing, [], 'paths that the page lacks');
    for (const address of loadedBy(page.text)) {
      const { href } = new URL(address, `${api.baseUrl}/v1/docs`);
      assert.ok(href.startsWith(`${api.baseUrl}/`), `${address} is elsewhere`);
      assertStatus(await api.get(href.slice(api.baseUrl.length)), 200);
    }
  }),
];

/** What a browser fetches by itself when it shows the page. */
function loadedBy(page: string): readonly string[] {
  const loading = /<link\b[^>]*?\bhref="([^"]*)"|<[a-z]+\b[^>]*?\bsrc="([^"]*)"/g;
  return [...page.matchAll(loading)].map(([, link, source]) => link ?? source ?? '');
}

/** The path with its parameters' names dropped, and from below `/v1` whether or not the document repeats that. */
function withHoles(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}').replace(/^.*\/v1(?=\/)/, '');
}
