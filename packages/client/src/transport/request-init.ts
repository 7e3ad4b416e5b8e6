import type { OpenedBody } from '../body/outgoing-body.js';

/** What fetch is told beside the address. */
export function requestInit(
  method: string,
  headers: Headers,
  signal: AbortSignal,
  body: OpenedBody | undefined,
): RequestInit & { duplex?: 'half' } {
  // The API never redirects; following one would carry the login and the package to somebody else.
  const init = { method, headers, signal, redirect: 'manual' } as const;
  if (body === undefined) return init;
  if (!(body.content instanceof ReadableStream)) return { ...init, body: body.content };
  // Any other way Node's fetch copies the stream, and holds the whole copy in memory.
  return { ...init, body: body.content, duplex: 'half', redirect: 'error', window: null };
}
