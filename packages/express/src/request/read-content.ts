import { InvalidInputError } from '@qinling/core';
import type { Request } from 'express';
import type { Incoming } from './incoming.js';
import { checkEncoding, type Media, mediaOf } from './media-type.js';
import { type FormFields, parseForm } from './parse-form.js';
import { checkDepth, parseJson } from './parse-json.js';
import { decodeText, readBytes } from './read-bytes.js';
import { type MultipartForm, readMultipart } from './read-multipart.js';

type Accepted = readonly [Media, ...Media[]];

/** A body, read as its type says. */
export type Content =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'form'; readonly fields: FormFields }
  | ({ readonly kind: 'multipart' } & MultipartForm);

/**
 * Reads the body, or takes what the host's own parser made of it. Without a Content-Type it is taken as JSON. Throws 415 for a type
 * that is not accepted, `InvalidInputError` for a body that is not of its type.
 */
export async function readContent(
  incoming: Incoming,
  accepted: Accepted,
  fileField?: string,
): Promise<Content> {
  const { request, maxBodyBytes } = incoming;
  if (isRead(request)) return contentOfHost(request, accepted);
  if (!hasBody(request)) return { kind: 'none' };
  const media = mediaOf(request.headers, accepted);
  checkEncoding(request.headers);
  if (media === 'multipart') return { kind: 'multipart', ...(await readMultipart(incoming, fileField)) };
  const bytes = await readBytes(request, maxBodyBytes);
  return contentOf(decodeText(bytes), media);
}

function contentOf(text: string, media: Media | undefined): Content {
  if (text === '') return { kind: 'none' };
  return media === 'form'
    ? { kind: 'form', fields: parseForm(text) }
    : { kind: 'json', value: parseJson(text) };
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function isRead(request: Request): boolean {
  return request.readableDidRead || request.readableEnded;
}

/** What a body parser of the host left in `request.body`: an object, or text or bytes that were not parsed. */
function contentOfHost(request: Request, accepted: Accepted): Content {
  if (!hasBody(request)) return { kind: 'none' };
  const body: unknown = request.body;
  const media = mediaOf(request.headers, accepted);
  if (body === undefined || media === 'multipart') {
    throw new Error('The host has read the body and left nothing for the Qinling router; mount it first.');
  }
  if (Buffer.isBuffer(body)) return contentOf(decodeText(body), media);
  if (typeof body === 'string') return contentOf(body, media);
  checkDepth(body);
  return media === 'form' ? { kind: 'form', fields: fieldsOfHost(body) } : { kind: 'json', value: body };
}

function fieldsOfHost(body: unknown): FormFields {
  return Object.entries(body ?? {}).flatMap(([name, value]) =>
    [value].flat().map((each: unknown): [string, string] => {
      if (typeof each === 'string') return [name, each];
      throw new InvalidInputError(`The form field ${name} must be plain text.`, { field: name });
    }),
  );
}
