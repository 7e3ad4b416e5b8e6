import { type Qinling, UnauthorizedError } from '@qinling/core';
import { createRouter } from '@qinling/express';
import express, { type Express } from 'express';
import { sessionLogin, type User, userOf } from './login.js';

/** An app that was there before Qinling, with its own login and its own pages. */
export function createApp(qinling: Qinling, sessions: ReadonlyMap<string, User>): Express {
  const app = express();
  app.use(express.json());
  app.use(sessionLogin(sessions));
  app.get('/', (request, response) => void response.send(`Hello, ${userOf(request)?.name ?? 'stranger'}.`));
  // #region mount
  app.use(
    '/functions',
    createRouter({
      qinling,
      authenticate: (request) => {
        const user = userOf(request);
        if (user === undefined) throw new UnauthorizedError('Log in first.');
        return { projectId: user.team, userId: user.name, roles: user.isOperator ? ['admin'] : [] };
      },
    }),
  );
  // #endregion
  return app;
}
