import { z } from 'zod';
import { answer } from '../answers.js';
import { reply } from '../response/reply.js';
import { openRoute, type Route, type RouteGroup } from '../route.js';
import { openApiDocument } from './document.js';
import { docsPage } from './page/docs-page.js';
import { style } from './page/style.js';
import { readRecordings } from './recordings.js';

/** Nothing that the page does not bring itself may run or load: it has no scripts, one style sheet, and no other address. */
const pagePolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

/**
 * The routes that describe the API: the document, and a page of it for people, which needs nothing from elsewhere. They are part of
 * the table that they describe, hence the function.
 */
export function openApiRoutes(groups: () => readonly RouteGroup[]): readonly Route[] {
  const document = lazy(() => openApiDocument(groups(), readRecordings()));
  const page = lazy(() => docsPage(document()));
  return [
    openRoute({
      method: 'get',
      path: '/v1/openapi.json',
      operationId: 'getOpenApiDocument',
      action: null,
      summary: 'Describes the API in OpenAPI 3.1.',
      answers: { 200: answer.json('The document.', z.looseObject({})) },
      handle: async ({ links }) => reply.json(200, { ...document(), servers: [{ url: links.base }] }),
    }),
    openRoute({
      method: 'get',
      path: '/v1/docs',
      operationId: 'getDocs',
      action: null,
      summary: 'Describes the API to people: a page that works offline.',
      answers: { 200: answer.text('The page.', 'text/html') },
      handle: async ({ links }) =>
        reply.text(page()({ base: links.base, root: links.toBase() }), {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': pagePolicy,
          'Referrer-Policy': 'no-referrer',
        }),
    }),
    openRoute({
      method: 'get',
      path: '/v1/docs.css',
      operationId: 'getDocsStyle',
      action: null,
      summary: 'The style sheet of that page.',
      answers: { 200: answer.text('The style sheet.', 'text/css') },
      handle: async () => reply.text(style, { 'Content-Type': 'text/css; charset=utf-8' }),
    }),
  ];
}

/** Made when it is first asked for: most processes never are. */
function lazy<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
