import type { Operations, Function as WireFunction } from './generated/api.js';

export type {
  Execution,
  Fault,
  FunctionAlias,
  FunctionVersion,
  Job,
  Runtime,
  Webhook,
} from './generated/api.js';

/** A function, as the API shows it. */
export type QinlingFunction = WireFunction;

/** The number of a version, or its id. 0 is the latest code, where that makes sense. */
export type VersionRef = number | string;

export type RuntimePool = Operations['GET /v1/runtimes/{id}/pool']['answer'];
export type WebhookRun = Operations['POST /v1/webhooks/{id}/invoke']['answer'];
export type Worker = Operations['GET /v1/functions/{id}/workers']['answer']['workers'][number];

export type CreateRuntimeBody = Operations['POST /v1/runtimes']['body'];
export type UpdateRuntimeBody = Operations['PUT /v1/runtimes/{id}']['body'];
export type CreateAliasBody = Operations['POST /v1/aliases']['body'];
export type UpdateAliasBody = Operations['PUT /v1/aliases/{name}']['body'];
export type CreateExecutionBody = Operations['POST /v1/executions']['body'];
export type CreateJobBody = Operations['POST /v1/jobs']['body'];
export type UpdateJobBody = Operations['PUT /v1/jobs/{id}']['body'];
export type CreateWebhookBody = Operations['POST /v1/webhooks']['body'];
export type UpdateWebhookBody = Operations['PUT /v1/webhooks/{id}']['body'];
export type PublishVersionBody = Operations['POST /v1/functions/{function_id}/versions']['body'];
export type UpdateVersionBody = Operations['PUT /v1/functions/{function_id}/versions/{version}']['body'];
