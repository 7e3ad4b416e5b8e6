import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

const header = 'X-Openstack-Request-Id';

/** The id of the request that this answers; given to it, and to its headers, at the first call. */
export function requestIdOf(response: ServerResponse): string {
  const present = response.getHeader(header);
  if (typeof present === 'string' && present.startsWith('req-')) return present;
  const id = `req-${randomUUID()}`;
  if (!response.headersSent) response.setHeader(header, id);
  return id;
}
