import type { IncomingHttpHeaders } from 'node:http';
import { HttpError } from '../faults/http-error.js';

/** How a body can be written. */
export type Media = 'json' | 'form' | 'multipart';

const charsets = ['utf-8', 'utf8', 'us-ascii'];
const charsetForm = /;\s*charset\s*=\s*"?([^\s";]+)/i;

/** The kind of body that the headers announce; undefined when they name no type. Throws 415 for a kind that is not accepted. */
export function mediaOf(
  headers: IncomingHttpHeaders,
  accepted: readonly [Media, ...Media[]],
): Media | undefined {
  const header = headers['content-type'];
  if (header === undefined) return undefined;
  const media = mediaNamed(header.split(';', 1)[0]?.trim().toLowerCase() ?? '');
  if (media === undefined || !accepted.includes(media)) {
    const names = accepted.map((each) => mediaTypes[each]).join(', ');
    throw new HttpError(415, `Content-Type ${header} is not supported here; send ${names}.`);
  }
  return media;
}

/** Throws 415 for a body that is compressed, or that is text in another charset than UTF-8. */
export function checkEncoding(headers: IncomingHttpHeaders): void {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    throw new HttpError(415, `Content-Encoding ${encoding} is not supported.`);
  }
  const charset = charsetForm.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  if (!charsets.includes(charset.toLowerCase())) {
    throw new HttpError(415, `Charset ${charset} is not supported; send utf-8.`);
  }
}

/** The media type of each kind. */
export const mediaTypes = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  multipart: 'multipart/form-data',
} as const satisfies Record<Media, string>;

function mediaNamed(type: string): Media | undefined {
  if (type === mediaTypes.json || /^[^/]+\/[^/]+\+json$/.test(type)) return 'json';
  if (type === mediaTypes.form) return 'form';
  return type === mediaTypes.multipart ? 'multipart' : undefined;
}
