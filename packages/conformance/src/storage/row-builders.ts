import { randomUUID } from 'node:crypto';
import type {
  Execution,
  FunctionAlias,
  FunctionVersion,
  Job,
  PackageCode,
  QinlingFunction,
  Runtime,
  Snapshot,
  StoredPackage,
  Webhook,
} from '@qinling/core';

/** The project of rows that name no other. */
export const someProject = 'project-of-the-kit';
/** The runtime that functions and versions refer to unless told otherwise; `seed` adds it. */
export const someRuntimeId = '11111111-1111-4111-8111-111111111111';
/** The package that they refer to. */
export const someLocation = 'a1'.repeat(32);
/** When rows were created unless told otherwise. The same for all, so that order by time alone is never enough. */
export const someTime = new Date('2024-05-06T07:08:09.123Z');

/** A location that no other row has. */
export function aLocation(): string {
  return (randomUUID() + randomUUID()).replaceAll('-', '');
}

/** `minutes` after `someTime`. */
export function minutesLater(minutes: number): Date {
  return new Date(someTime.getTime() + minutes * 60_000);
}

const someCode: PackageCode = {
  source: 'package',
  md5sum: 'c3'.repeat(16),
  sha256: someLocation,
  size: 1234,
  format: 'zip',
};

const someSnapshot: Snapshot = {
  code: someCode,
  location: someLocation,
  entry: 'main.main',
  runtimeId: someRuntimeId,
  cpuMillis: 100,
  memoryBytes: 33_554_432,
  timeoutSeconds: 5,
};

function owned() {
  return {
    id: randomUUID() as string,
    projectId: someProject,
    createdAt: new Date(someTime),
    updatedAt: null,
  };
}

/** A runtime with an id of its own. Like every builder here: valid as it is, and `overrides` says what matters. */
export function aRuntime(overrides: Partial<Runtime> = {}): Runtime {
  return {
    ...owned(),
    name: null,
    description: null,
    image: 'nodejs',
    status: 'available',
    statusReason: null,
    previousImage: null,
    isPublic: false,
    trusted: true,
    ...overrides,
  };
}

export function aFunction(overrides: Partial<QinlingFunction> = {}): QinlingFunction {
  return {
    ...owned(),
    ...someSnapshot,
    name: null,
    description: null,
    count: 0,
    latestVersion: 0,
    ...overrides,
  };
}

/** Version 1 of a function of its own. */
export function aVersion(overrides: Partial<FunctionVersion> = {}): FunctionVersion {
  return {
    ...owned(),
    ...someSnapshot,
    functionId: randomUUID(),
    description: null,
    versionNumber: 1,
    count: 0,
    ...overrides,
  };
}

/** An alias with a name of its own for the latest code of a function of its own. */
export function anAlias(overrides: Partial<FunctionAlias> = {}): FunctionAlias {
  return {
    ...owned(),
    name: `alias-${randomUUID()}`,
    functionId: randomUUID(),
    functionVersion: 0,
    description: null,
    ...overrides,
  };
}

export function aPackage(overrides: Partial<StoredPackage> = {}): StoredPackage {
  return {
    location: aLocation(),
    md5sum: 'c3'.repeat(16),
    sizeBytes: 1234,
    format: 'zip',
    treeDigest: 'd4'.repeat(32),
    createdAt: new Date(someTime),
    ...overrides,
  };
}

/** A running execution of the latest code of a function of its own, that nobody scheduled. */
export function anExecution(overrides: Partial<Execution> = {}): Execution {
  return {
    ...owned(),
    ...someSnapshot,
    functionAlias: null,
    functionId: randomUUID(),
    functionVersion: 0,
    description: null,
    input: null,
    result: null,
    status: 'running',
    sync: true,
    hostId: 'some-host',
    jobId: null,
    scheduledAt: null,
    webhookId: null,
    ...overrides,
  };
}

/** A running job of the latest code of a function of its own, due an hour after `someTime`. */
export function aJob(overrides: Partial<Job> = {}): Job {
  return {
    ...owned(),
    name: null,
    count: null,
    status: 'running',
    statusReason: null,
    functionAlias: null,
    functionId: randomUUID(),
    functionVersion: 0,
    functionInput: null,
    pattern: '0 * * * *',
    firstExecutionTime: null,
    nextExecutionTime: minutesLater(60),
    ...overrides,
  } as Job;
}

/** A webhook of the latest code of a function of its own. */
export function aWebhook(overrides: Partial<Webhook> = {}): Webhook {
  return {
    ...owned(),
    functionAlias: null,
    functionId: randomUUID(),
    functionVersion: 0,
    description: null,
    ...overrides,
  } as Webhook;
}

/** The target of a job or webhook that goes by alias. */
export function byAlias(functionAlias: string) {
  return { functionAlias, functionId: null, functionVersion: null } as const;
}
