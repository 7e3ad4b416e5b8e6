import { describe, expect, it } from 'vitest';
import { createOpenApiDocument } from '../src/index.js';
import { routeTable } from '../src/route-table.js';
import { createWorld } from './support/world.js';

const document = createOpenApiDocument();
const routes = routeTable.flatMap((group) => group.routes);
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

describe('the OpenAPI document', () => {
  it('has every route of the table, and nothing else', () => {
    expect(operations).toHaveLength(routes.length);
    for (const { method, path } of routes) {
      expect(document.paths[path.replace(/:(\w+)/g, '{$1}')]).toHaveProperty(method);
    }
  });

  it('names each operation once', () => {
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it('names every parameter that a path has', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters = [] } of Object.values(methods)) {
        expect(parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(names);
      }
    }
  });

  it('refers only to what it has', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    const names = references.map(([, name = '']) => name);
    expect(new Set(names)).toEqual(new Set(Object.keys(document.components.schemas)));
    expect(JSON.stringify(document)).not.toContain('"$defs"');
  });

  it('says of every body what is required and what else there may not be', () => {
    expect(document.paths['/v1/aliases']?.post?.requestBody).toMatchObject({
      required: true,
      content: {
        'application/json': {
          schema: { required: ['name', 'function_id'], additionalProperties: false },
        },
      },
    });
  });

  it('tells the action of the policy, and of none where anybody may', () => {
    expect(document.paths['/v1/runtimes']?.post?.['x-qinling-action']).toBe('runtime:create');
    expect(document.paths['/v1/webhooks/{id}/invoke']?.post).not.toHaveProperty('x-qinling-action');
  });

  it('is served with the address of the server', async () => {
    const { ask, origin } = await createWorld();
    const headers = { host: new URL(origin).host };
    const answer = await ask('GET', '/v1/openapi.json', { headers });
    expect(answer.json()).toEqual({ ...JSON.parse(JSON.stringify(document)), servers: [{ url: origin }] });
  });
});
