import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Caller, UnauthorizedError } from '@qinling/core';
import type { AccessToken } from './access-token.js';

/**
 * Logs in whoever sends one of `tokens` as `X-Auth-Token` or as `Authorization: Bearer`. The login throws `UnauthorizedError` for
 * everyone else. How long it takes tells nothing about the tokens.
 */
export function createTokenLogin(tokens: readonly AccessToken[]): (headers: IncomingHttpHeaders) => Caller {
  const known = tokens.map(({ token, projectId, admin }) => ({
    digest: digestOf(token),
    caller: { projectId, roles: admin ? ['admin'] : [] },
  }));
  return (headers) => {
    const token = sentToken(headers);
    if (token === undefined) {
      throw new UnauthorizedError('Send a token as X-Auth-Token, or as Authorization: Bearer.');
    }
    const digest = digestOf(token);
    let caller: Caller | undefined;
    // No early end: each known token is compared, whichever it is.
    for (const candidate of known) if (timingSafeEqual(candidate.digest, digest)) caller = candidate.caller;
    if (caller === undefined) throw new UnauthorizedError('The token is not valid.');
    return caller;
  };
}

function sentToken(headers: IncomingHttpHeaders): string | undefined {
  const own = headers['x-auth-token'];
  if (typeof own === 'string' && own !== '') return own;
  return /^bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
}

// Digests have one length, which timingSafeEqual needs, and keep the tokens themselves out of memory dumps.
function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
