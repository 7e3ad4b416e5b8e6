import { createOpenApiDocument, type OpenApiOperation } from '../../src/index.js';

/** The document under test. */
export const document = createOpenApiDocument();

/** One operation of the document, with its place in it. */
export interface DocumentedOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: OpenApiOperation;
}

/** Every operation, in the document's order. */
export const operations: readonly DocumentedOperation[] = Object.entries(document.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
);

const matchers = operations.map((each) => ({
  ...each,
  form: new RegExp(`^${each.path.replace(/\./g, '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`),
}));

/** The operation that a request is about, its path being below the mount point; HEAD is GET's. */
export function operationAt(method: string, target: string): DocumentedOperation | undefined {
  const path = target.replace(/\?.*$/s, '') || '/';
  const wanted = method === 'HEAD' ? 'GET' : method;
  return matchers.find((each) => each.method === wanted && each.form.test(path));
}
