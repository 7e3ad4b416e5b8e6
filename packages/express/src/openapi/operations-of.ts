import type { OpenApiDocument, OpenApiOperation } from './openapi-document.js';

/** An operation with its address. */
export interface AddressedOperation extends OpenApiOperation {
  /** In capitals. */
  readonly method: string;
  readonly path: string;
}

/** The operations under a tag, in the document's order. */
export function operationsOf({ paths }: OpenApiDocument, tag: string): readonly AddressedOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { tags }]) => tags.includes(tag))
      .map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
}
