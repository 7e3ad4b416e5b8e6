import { unknownId } from './unique.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Every path of the contract below `/v1`, with `{}` for what varies, and the methods it takes. HEAD goes with GET. */
export const routes: Readonly<Record<string, readonly Method[]>> = {
  '/runtimes': ['GET', 'POST'],
  '/runtimes/{}': ['GET', 'PUT', 'DELETE'],
  '/runtimes/{}/pool': ['GET'],
  '/functions': ['GET', 'POST'],
  '/functions/{}': ['GET', 'PUT', 'DELETE'],
  '/functions/{}/scale_up': ['POST'],
  '/functions/{}/scale_down': ['POST'],
  '/functions/{}/detach': ['POST'],
  '/functions/{}/workers': ['GET'],
  '/functions/{}/versions': ['GET', 'POST'],
  '/functions/{}/versions/{}': ['GET', 'PUT', 'DELETE'],
  '/functions/{}/versions/{}/restore': ['POST'],
  '/functions/{}/versions/{}/scale_up': ['POST'],
  '/functions/{}/versions/{}/scale_down': ['POST'],
  '/functions/{}/versions/{}/detach': ['POST'],
  '/aliases': ['GET', 'POST'],
  '/aliases/{}': ['GET', 'PUT', 'DELETE'],
  '/executions': ['GET', 'POST'],
  '/executions/{}': ['GET', 'DELETE'],
  '/executions/{}/log': ['GET'],
  '/executions/{}/cancel': ['POST'],
  '/jobs': ['GET', 'POST'],
  '/jobs/{}': ['GET', 'PUT', 'DELETE'],
  '/webhooks': ['GET', 'POST'],
  '/webhooks/{}': ['GET', 'PUT', 'DELETE'],
  '/webhooks/{}/invoke': ['POST'],
};

/** A route's path with an id that is well formed and belongs to nothing, and version 1. */
export function pathOf(route: string): string {
  return `/v1${route.replace('{}', unknownId()).replace('{}', '1')}`;
}
