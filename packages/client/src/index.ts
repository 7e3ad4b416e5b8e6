export type { CreateFunctionBody, UpdateFunctionBody, UploadOptions } from './body/function-body.js';
export type { DownloadOptions, PackageDownload } from './body/package-download.js';
export type { PackageSource } from './body/package-source.js';
export type { OnProgress, Progress } from './body/progress.js';
export type { CallOptions, ClientOptions, Fetch } from './client-options.js';
export { createClient, type QinlingClient } from './create-client.js';
export { type ApiErrorKind, type Blocker, QinlingApiError } from './errors/api-error.js';
export { NotReachableError } from './errors/not-reachable-error.js';
export { TimeoutError } from './errors/timeout-error.js';
export { UnexpectedAnswerError } from './errors/unexpected-answer-error.js';
export type { FilterOperators, Filters, FilterValue } from './lists/filters.js';
export type { ListOptions } from './lists/list-options.js';
export type { Listing, Page } from './lists/listing.js';
export type { Aliases } from './nouns/aliases.js';
export { type ExecutionResult, resultOf } from './nouns/execution-result.js';
export type { Executions } from './nouns/executions.js';
export type { Functions, WorkersOptions, WriteFunctionOptions } from './nouns/functions.js';
export type { Jobs } from './nouns/jobs.js';
export type { Runtimes } from './nouns/runtimes.js';
export type { Versions } from './nouns/versions.js';
export type { WaitOptions } from './nouns/wait-for-execution.js';
export type { InvokeOptions, Webhooks } from './nouns/webhooks.js';
export type { RequestEvent, ResponseEvent, RetryEvent, TraceHooks } from './transport/trace.js';
export type {
  CreateAliasBody,
  CreateExecutionBody,
  CreateJobBody,
  CreateRuntimeBody,
  CreateWebhookBody,
  Execution,
  Fault,
  FunctionAlias,
  FunctionVersion,
  Job,
  PublishVersionBody,
  QinlingFunction,
  Runtime,
  RuntimePool,
  UpdateAliasBody,
  UpdateJobBody,
  UpdateRuntimeBody,
  UpdateVersionBody,
  UpdateWebhookBody,
  VersionRef,
  Webhook,
  WebhookRun,
  Worker,
} from './wire-types.js';
