import { type Caller, UnauthorizedError } from '@qinling/core';
import type { Request } from 'express';

/** Who asks where the host authenticates nobody. Role headers of clients change nothing about it. */
const anyone: Caller = { projectId: 'default', roles: ['admin'] };

export type CallerOf = (request: Request) => Caller | Promise<Caller>;

/** Makes sure that a host's answer is a caller: nothing must not pass for an administrator. */
export function callerFrom(authenticate: CallerOf | undefined): CallerOf {
  if (authenticate === undefined) return () => anyone;
  return async (request) => {
    const caller: Caller | null | undefined = await authenticate(request);
    if (caller === undefined || caller === null) throw new UnauthorizedError('Authentication required.');
    if (typeof caller.projectId !== 'string' || caller.projectId === '' || !Array.isArray(caller.roles)) {
      throw new TypeError('authenticate() must give back a caller with projectId and roles.');
    }
    return caller;
  };
}
