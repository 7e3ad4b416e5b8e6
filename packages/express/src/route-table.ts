import { openApiRoutes } from './openapi/openapi-routes.js';
import type { RouteGroup } from './route.js';
import { aliasRoutes } from './routes/aliases.js';
import { discoveryRoutes } from './routes/discovery.js';
import { executionRoutes } from './routes/executions.js';
import { functionRoutes } from './routes/functions.js';
import { jobRoutes } from './routes/jobs.js';
import { runtimeRoutes } from './routes/runtimes.js';
import { versionRoutes } from './routes/versions.js';
import { webhookRoutes } from './routes/webhooks.js';
import { workerRoutes } from './routes/workers.js';

/** Every route of the API. The router and the OpenAPI document are both made from it. */
export const routeTable: readonly RouteGroup[] = [
  {
    title: 'Discovery',
    description: 'What the API is and where it begins.',
    routes: [...discoveryRoutes, ...openApiRoutes(() => routeTable)],
  },
  { title: 'Runtimes', description: 'What executes packages.', routes: runtimeRoutes },
  {
    title: 'Functions',
    description: 'Functions with their latest code, which is version 0.',
    routes: functionRoutes,
  },
  { title: 'Versions', description: 'Numbered snapshots that never change.', routes: versionRoutes },
  {
    title: 'Workers',
    description: 'The processes that serve functions. For administrators.',
    routes: workerRoutes,
  },
  { title: 'Aliases', description: 'Names that point at versions.', routes: aliasRoutes },
  { title: 'Executions', description: 'Runs.', routes: executionRoutes },
  { title: 'Jobs', description: 'Schedules.', routes: jobRoutes },
  { title: 'Webhooks', description: 'URLs that run functions.', routes: webhookRoutes },
];
