import { z } from 'zod';
import { answer } from '../answers.js';
import { reply } from '../response/reply.js';
import { openRoute, type Route, type RouteGroup } from '../route.js';
import { type OpenApiDocument, openApiDocument } from './document.js';

/** The route that serves the document. It is part of the table that it describes, hence the function. */
export function openApiRoute(groups: () => readonly RouteGroup[]): Route {
  let document: OpenApiDocument | undefined;
  return openRoute({
    method: 'get',
    path: '/v1/openapi.json',
    operationId: 'getOpenApiDocument',
    action: null,
    summary: 'Describes the API in OpenAPI 3.1.',
    answers: { 200: answer.json('The document.', z.looseObject({})) },
    handle: async ({ links }) => {
      document ??= openApiDocument(groups());
      return reply.json(200, { ...document, servers: [{ url: links.base }] });
    },
  });
}
