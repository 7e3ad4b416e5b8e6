import type { RouteGroup } from '../route.js';
import { componentSchemas } from './json-schema.js';
import type { OpenApiDocument, OpenApiOperation } from './openapi-document.js';
import { loginScheme, openApiOperation } from './operation.js';
import type { Recordings } from './recording.js';

const description = [
  "Versioned functions: OpenStack Qinling's API.",
  'Every answer of 400 and above is a `Fault`; every answer has `X-Openstack-Request-Id`. Wherever GET works HEAD does too.',
  'Who a request comes from is found out by the login of the host; a project sees its own rows only. The examples are answers that a test received.',
].join(' ');

/**
 * Writes the document from the route table and its schemas, so that it cannot say anything else than the router does. Examples come
 * from `recordings`.
 */
export function openApiDocument(groups: readonly RouteGroup[], recordings: Recordings): OpenApiDocument {
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const group of groups) {
    for (const route of group.routes) {
      const path = openApiPath(route.path);
      const operation = openApiOperation(group.title, route, recordings[route.operationId]);
      paths[path] = { ...paths[path], [route.method]: operation };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Qinling',
      version: '1.0',
      description,
      license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
    },
    tags: groups.map(({ title, description }) => ({ name: title, description })),
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        [loginScheme]: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Auth-Token',
          description:
            "The host's own login decides who asks. This is the header of OpenStack's clients; a host may take another. One that authenticates nobody takes every request as an administrator's.",
        },
      },
    },
  };
}

/** `/v1/runtimes/:id` as OpenAPI writes it. */
export function openApiPath(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}');
}
