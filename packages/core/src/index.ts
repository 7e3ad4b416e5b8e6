export { freeMemory } from '@qinling/archive';
export { createQinling } from './create-qinling.js';
export { defaultAccessPolicy } from './default-access-policy.js';
export type { Blocker } from './domain/blocker.js';
export type { Caller } from './domain/caller.js';
export type { ColumnType, ColumnTypes } from './domain/columns.js';
export type { EventMap, EventName, Events } from './domain/events.js';
export {
  type Execution,
  type ExecutionStatus,
  executionColumns,
  type FinalExecutionStatus,
} from './domain/execution.js';
export { functionColumns, type QinlingFunction } from './domain/function.js';
export { type FunctionAlias, functionAliasColumns } from './domain/function-alias.js';
export {
  type CodeSource,
  codeSources,
  type FunctionCode,
  type ImageCode,
  type PackageCode,
  type SwiftCode,
} from './domain/function-code.js';
export { type FunctionVersion, functionVersionColumns } from './domain/function-version.js';
export { type Job, type JobStatus, jobColumns } from './domain/job.js';
export {
  defaultResourceRanges,
  type ResourceLimits,
  type ResourceRange,
  type ResourceRanges,
} from './domain/resource-limits.js';
export { type Runtime, type RuntimeStatus, runtimeColumns } from './domain/runtime.js';
export { projectScope, type Scope } from './domain/scope.js';
export { type Snapshot, snapshotOf } from './domain/snapshot.js';
export type { StoredPackage } from './domain/stored-package.js';
export { type Target, targetOf } from './domain/target.js';
export { type Webhook, webhookColumns } from './domain/webhook.js';
export {
  ConflictError,
  InvalidInputError,
  MethodNotAllowedError,
  NotAllowedError,
  NotSupportedError,
  OrchestratorError,
  PayloadTooLargeError,
  RuntimeNotAvailableError,
  StorageError,
  TooManyRequestsError,
  UnauthorizedError,
  UnavailableError,
} from './errors/errors.js';
export { NotFoundError, notFound } from './errors/not-found-error.js';
export {
  type ErrorCode,
  hasErrorCode,
  isQinlingError,
  QinlingError,
  type QinlingErrorOptions,
} from './errors/qinling-error.js';
export {
  interceptRepositories,
  interceptStorage,
  type StorageCall,
  type StorageInterceptor,
  withFaults,
} from './memory/intercept-storage.js';
export { MemoryBlobStore } from './memory/memory-blob-store.js';
export { MemoryOrchestrator, type MemoryOrchestratorOptions } from './memory/memory-orchestrator.js';
export { MemoryQueue, type MemoryQueueOptions } from './memory/memory-queue.js';
export type { MemoryContext, MemoryHandler, MemoryRun } from './memory/memory-run.js';
export { MemoryStorage } from './memory/memory-storage.js';
export { canonicalJson } from './memory/storage/canonical-json.js';
export type { AccessPolicy } from './ports/access-policy.js';
export type {
  BlobInfo,
  BlobStore,
  BlobStoreCapabilities,
  ByteRange,
  StagedBlob,
} from './ports/blob-store.js';
export type { Clock } from './ports/clock.js';
export type { IdSource } from './ports/id-source.js';
export type { Logger } from './ports/logger.js';
export type { ObjectSource } from './ports/object-source.js';
export type {
  Deployment,
  InvocableImage,
  InvocablePackage,
  Invocation,
  InvocationResult,
  LimitSupport,
  LimitSupports,
  Orchestrator,
  OrchestratorCapabilities,
  PoolInfo,
  RuntimeRef,
  WorkerInfo,
  WorkerTarget,
} from './ports/orchestrator.js';
export type { Queue, QueueHandler } from './ports/queue.js';
export type { AliasRepository } from './ports/storage/alias-repository.js';
export type { ExecutionOutcome, ExecutionRepository } from './ports/storage/execution-repository.js';
export type { FunctionRepository } from './ports/storage/function-repository.js';
export type { HostRepository } from './ports/storage/host-repository.js';
export type { JobAdvance, JobRepository } from './ports/storage/job-repository.js';
export type { Filter, FilterOperator, FilterValue, ListQuery, SortKey } from './ports/storage/list-query.js';
export type { PackageRepository } from './ports/storage/package-repository.js';
export type { Repository } from './ports/storage/repository.js';
export type { RuntimeRepository } from './ports/storage/runtime-repository.js';
export type { Repositories, Storage, TransactionOptions } from './ports/storage/storage.js';
export type { VersionRepository } from './ports/storage/version-repository.js';
export type { WebhookRepository } from './ports/storage/webhook-repository.js';
export type { Qinling, QinlingOptions } from './qinling.js';
export type {
  AliasListOptions,
  AliasService,
  CreateAliasInput,
  UpdateAliasInput,
} from './services/aliases/alias-service.js';
export type {
  CreateExecutionInput,
  ExecutionListOptions,
  ExecutionService,
  TargetInput,
} from './services/executions/execution-service.js';
export type {
  CodeInput,
  CreateFunctionInput,
  FunctionListOptions,
  FunctionService,
  FunctionSettings,
  Given,
  UpdateFunctionInput,
} from './services/functions/function-service.js';
export type {
  CreateJobInput,
  JobListOptions,
  JobService,
  UpdateJobInput,
} from './services/jobs/job-service.js';
export type { ListOptions, Page } from './services/list-options.js';
export type {
  PackageDownload,
  PackageInput,
  PackageService,
  StagedPackage,
  SweepReport,
} from './services/packages/package-service.js';
export type {
  CreateRuntimeInput,
  RuntimeListOptions,
  RuntimeService,
  UpdateRuntimeInput,
} from './services/runtimes/runtime-service.js';
export type {
  UnchangedVersionPolicy,
  VersionListOptions,
  VersionRef,
  VersionService,
} from './services/versions/version-service.js';
export type {
  WebhookInput,
  WebhookListOptions,
  WebhookService,
} from './services/webhooks/webhook-service.js';
export type { WorkerService } from './services/workers/worker-service.js';
export { systemClock } from './system-clock.js';
export { uuidSource } from './uuid-source.js';
