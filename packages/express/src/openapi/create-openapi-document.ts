import { routeTable } from '../route-table.js';
import { openApiDocument } from './document.js';
import type { OpenApiDocument } from './openapi-document.js';
import { readRecordings } from './recordings.js';

/** The OpenAPI 3.1 document of the API, without a server: for generators and documentation sites that have no router at hand. */
export function createOpenApiDocument(): OpenApiDocument {
  return openApiDocument(routeTable, readRecordings());
}
