import type { Request } from 'express';

/** Whether a request is for the router: under a prefix all are, at the root of a host only `/` and what is below `/v1`. */
export function isOurPath({ baseUrl, path }: Pick<Request, 'baseUrl' | 'path'>): boolean {
  return baseUrl !== '' || path === '/' || path === '/v1' || path.startsWith('/v1/');
}
