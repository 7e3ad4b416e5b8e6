import type { Operations } from '../generated/api.js';
import { multipartBody } from './multipart-body.js';
import { jsonBody, type OutgoingBody } from './outgoing-body.js';
import type { PackageSource } from './package-source.js';
import type { OnProgress } from './progress.js';

type WithPackage<Body> = Body & {
  /** A zip, tar or tar.gz with the code. */
  readonly package?: PackageSource | undefined;
};

/** Settings of a new function, with its code: a `package`, or `code` that names an image or an object. */
export type CreateFunctionBody = WithPackage<Operations['POST /v1/functions']['body']>;

/** What is to change. */
export type UpdateFunctionBody = WithPackage<Operations['PUT /v1/functions/{id}']['body']>;

export interface UploadOptions {
  /** The size of a package that is a stream, where it is known: then progress has a total. */
  readonly sizeBytes?: number | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** What a new function is sent as. With a package a form, which says that the code is one; else JSON. */
export function createFunctionBody(body: CreateFunctionBody, options: UploadOptions): OutgoingBody {
  const code = body.package === undefined ? body.code : (body.code ?? { source: 'package' });
  return updateFunctionBody({ ...body, code }, options);
}

/** What a change is sent as. With a package a form, else JSON. */
export function updateFunctionBody(
  { package: source, ...fields }: UpdateFunctionBody,
  { sizeBytes, onProgress }: UploadOptions,
): OutgoingBody {
  if (source === undefined) return jsonBody(fields);
  return multipartBody({ source, sizeBytes, onProgress, fields: formFields(fields) });
}

function formFields(fields: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]);
}
