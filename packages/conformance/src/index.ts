export { blobStoreCases } from './blobs/blob-store-cases.js';
export type { BlobStoreCase, BlobStoreSubject } from './blobs/blob-store-subject.js';
export { describeBlobStore } from './blobs/describe-blob-store.js';
export { type ConformanceCase, describeCases, type ExpectRedOptions, expectRed } from './cases.js';
export { type DescribeHttpOptions, describeHttp } from './http/describe-http.js';
export { httpCases } from './http/http-cases.js';
export type { HttpCaller, HttpSubject } from './http/http-subject.js';
export type { HttpCase } from './http/support/kit.js';
export {
  type Answer as HttpAnswer,
  type Outgoing as HttpRequest,
  type Send as SendHttp,
  send as sendHttp,
} from './http/support/send.js';
export { describeOrchestrator } from './orchestrator/describe-orchestrator.js';
export { orchestratorCases } from './orchestrator/orchestrator-cases.js';
export type {
  KitBounds,
  KitLanguage,
  OrchestratorCase,
  OrchestratorSubject,
} from './orchestrator/orchestrator-subject.js';
export { memoryPrograms } from './orchestrator/programs/memory-programs.js';
export { describeQueue } from './queue/describe-queue.js';
export { queueCases } from './queue/queue-cases.js';
export type { QueueCase, QueueCaseOptions, QueueSubject } from './queue/queue-subject.js';
export { describeStorage } from './storage/describe-storage.js';
export {
  aFunction,
  aJob,
  aLocation,
  anAlias,
  anExecution,
  aPackage,
  aRuntime,
  aVersion,
  aWebhook,
  byAlias,
  minutesLater,
  someLocation,
  someProject,
  someRuntimeId,
  someTime,
} from './storage/row-builders.js';
export { type Seed, seed } from './storage/seed.js';
export { storageCases } from './storage/storage-cases.js';
export type { StorageCase, StorageSubject } from './storage/storage-subject.js';
