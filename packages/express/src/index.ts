export { createRouter } from './create-router.js';
export {
  createFaultHandler,
  createNotFoundHandler,
  type FaultHandlerOptions,
} from './faults/fault-handler.js';
export { createOpenApiDocument } from './openapi/create-openapi-document.js';
export type {
  OpenApiContent,
  OpenApiDocument,
  OpenApiExample,
  OpenApiMediaType,
  OpenApiOperation,
  OpenApiParameter,
  OpenApiResponse,
} from './openapi/openapi-document.js';
export type { RouterOptions } from './router-options.js';
