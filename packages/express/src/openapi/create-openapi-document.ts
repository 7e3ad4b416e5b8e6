import { routeTable } from '../route-table.js';
import { type OpenApiDocument, openApiDocument } from './document.js';

/** The OpenAPI 3.1 document of the API, without a server: for generators and documentation sites that have no router at hand. */
export function createOpenApiDocument(): OpenApiDocument {
  return openApiDocument(routeTable);
}
