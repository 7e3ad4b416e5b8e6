import express from 'express';
import { assert, asyncProperty, constantFrom, array as listOf } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endpointFinder } from '../src/endpoints.js';
import { routeTable } from '../src/route-table.js';
import { express4 } from './support/express4.js';
import { admin, createWorld, serve } from './support/world.js';

const routes = routeTable.flatMap((group) => group.routes);
const paths = [...new Set(routes.map(({ path }) => path))];
const segments = [
  ...new Set(paths.flatMap((path) => path.split('/').filter((segment) => !segment.startsWith(':')))),
  ...[
    'x',
    '7',
    'a%20b',
    '%2F',
    '%66unctions',
    'Functions',
    'v1beta',
    '__proto__',
    ':id',
    '%E0%A4%A',
    '%',
    '*',
  ],
];

/** What Express makes of a path, with a route for each path of the table. */
async function asExpressDoes(framework: typeof express): Promise<(path: string) => Promise<unknown>> {
  const router = framework.Router({ caseSensitive: true });
  for (const path of paths) router.get(path, ({ params }, response) => void response.json({ path, params }));
  const answer: express.ErrorRequestHandler = (error, _request, response, _next) =>
    void response.json({ status: error.status, message: error.message });
  const missing: express.RequestHandler = (_request, response) => void response.json(null);
  const origin = await serve(framework().use('/under', router).use(missing).use(answer));
  return async (path) => (await fetch(`${origin}/under${path}`)).json();
}

function asWeDo(path: string): unknown {
  try {
    const found = endpointFinder(routes)(path);
    return found === undefined ? null : { path: found.endpoint.path, params: found.params };
  } catch (error) {
    const { status, message } = error as { readonly status?: number; readonly message: string };
    return { status, message };
  }
}

describe.each([
  { name: 'Express 4', framework: express4 },
  { name: 'Express 5', framework: express },
])('paths, as $name finds them', ({ framework }) => {
  it('lead to the same endpoint with the same parameters, or to none', async () => {
    const expected = await asExpressDoes(framework);
    await assert(
      asyncProperty(
        listOf(constantFrom(...segments), { minLength: 1, maxLength: 6 }),
        constantFrom('', 'v1/', 'v1/functions/', 'v1/functions/x/versions/'),
        constantFrom('', '/', '?a=/v1'),
        async (parts, start, end) => {
          const path = `/${start}${parts.join('/')}`;
          // Where nothing stands between two slashes, the two versions of Express do not agree.
          if (`${path}${end}`.includes('//')) return;
          expect(asWeDo(end === '?a=/v1' ? path : `${path}${end}`)).toEqual(await expected(`${path}${end}`));
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('an endpoint', () => {
  it('is none where nothing stands between two slashes', () => {
    for (const path of ['//', '/v1//', '/v1//functions', '/v1/functions//versions', '/v1/functions//']) {
      expect(endpointFinder(routes)(path)?.endpoint.path).toBe(path === '//' ? '/' : undefined);
    }
  });

  it('is told to who authenticates, as Express tells it', async () => {
    const seen: unknown[] = [];
    const { ask, createFunction } = await createWorld({
      router: {
        authenticate: ({ params, route, baseUrl }) => {
          seen.push({ params, path: route.path, baseUrl });
          return admin;
        },
      },
      host: (router) => express().use('/under', router),
    });
    const id = await createFunction();
    await ask('GET', `/under/v1/functions/${id}/versions/%31/`);
    expect(seen).toEqual([
      {
        params: { function_id: id, version: '1' },
        path: '/v1/functions/:function_id/versions/:version',
        baseUrl: '/under',
      },
    ]);
  });

  it('refuses a method that it does not have before anybody has logged in, and names those that it has', async () => {
    const { ask } = await createWorld({
      router: { authenticate: () => Promise.reject(new Error('asked')) },
    });
    for (const method of ['PATCH', 'DELETE', 'HEAD', 'PUT']) {
      const answer = await ask(method, '/v1/webhooks/x/invoke');
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe('POST, OPTIONS');
    }
    const head = await ask('HEAD', '/v1/docs.css');
    expect(head.status).toBe(200);
    expect(head.bytes).toHaveLength(0);
    expect((await ask('DELETE', '/v1/docs.css')).headers.allow).toBe('GET, HEAD, OPTIONS');
  });
});
