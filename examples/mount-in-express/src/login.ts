import type { Request, RequestHandler } from 'express';

/** Who is logged in to this app. */
export interface User {
  readonly name: string;
  readonly team: string;
  readonly isOperator: boolean;
}

const users = new WeakMap<Request, User>();

/** The app's own login, whatever it is: here a cookie that names a session. */
export function sessionLogin(sessions: ReadonlyMap<string, User>): RequestHandler {
  return (request, _response, next) => {
    const session = /(?:^|; )session=([^;]*)/.exec(request.get('cookie') ?? '')?.[1];
    const user = session === undefined ? undefined : sessions.get(session);
    if (user !== undefined) users.set(request, user);
    next();
  };
}

/** The user of a request; undefined when nobody is logged in. */
export function userOf(request: Request): User | undefined {
  return users.get(request);
}
