import { Readable } from 'node:stream';
import {
  type Caller,
  type Clock,
  createQinling,
  defaultAccessPolicy,
  type IdSource,
  MemoryBlobStore,
  MemoryOrchestrator,
  MemoryQueue,
  MemoryStorage,
  type Qinling,
  type RuntimeRef,
  StorageError,
  UnauthorizedError,
  withFaults,
} from '@qinling/core';
import express, { type Request } from 'express';
import { onTestFinished } from 'vitest';
import { createRouter } from '../../src/index.js';
import { authenticate, callerHeader } from '../support/contract-host.js';
import { askAt, serve } from '../support/world.js';
import { helloPackage } from './hello-package.js';
import { Recorder } from './recorder.js';

/** An image that takes until `finishUpgrade` to come up. */
export const slowImage = 'nodejs:next';

/** A library of which every answer is the same in every run: its time, its ids and its code are the test's. */
export interface RecordingWorld {
  readonly qinling: Qinling;
  readonly recorder: Recorder;
  /** From now on the storage fails every call. */
  breakStorage(): void;
  repairStorage(): void;
  finishUpgrade(): void;
  /** Makes a function whose code comes from an object store, which the host of this world has no more. */
  createSwiftFunction(runtimeId: string): Promise<string>;
}

export async function createRecordingWorld(): Promise<RecordingWorld> {
  let isBroken = false;
  const storage = withFaults(new MemoryStorage(), () => {
    if (isBroken) throw new StorageError('The disk is gone.');
  });
  const blobs = new MemoryBlobStore();
  const clock = new StandingClock();
  const orchestrator = new GatedOrchestrator(clock);
  const ids = countingIds();
  const common = { storage, blobs, clock, ids };
  const qinling = createQinling({
    ...common,
    orchestrator,
    queue: new MemoryQueue({ maxWaiting: 1 }),
    asyncConcurrency: 1,
    drainSeconds: 0,
    maxVersions: 3,
    access: {
      ...defaultAccessPolicy,
      allows: (caller, action) =>
        !caller.roles.includes('guest') && defaultAccessPolicy.allows(caller, action),
    },
  });
  await qinling.start();
  onTestFinished(() => qinling.close());
  const router = createRouter({
    qinling,
    authenticate: loggedIn,
    publicUrl: 'https://qinling.example.org',
    maxBodyBytes: 4096,
  });
  const requestIds = countingIds();
  const app = express().use((_request, response, next) => {
    clock.advance(1);
    response.set('X-Openstack-Request-Id', `req-${requestIds.secret()}`);
    next();
  }, router);
  return {
    qinling,
    recorder: new Recorder(askAt(await serve(app))),
    breakStorage: () => {
      isBroken = true;
    },
    repairStorage: () => {
      isBroken = false;
    },
    finishUpgrade: () => orchestrator.open(),
    createSwiftFunction: async (runtimeId) => {
      const objects = { open: async () => Readable.from([helloPackage]) };
      const former = createQinling({ ...common, orchestrator, objects });
      const caller = { projectId: 'atlas', roles: ['member'] };
      const code = { source: 'swift', swift: { container: 'code', object: 'hello.zip' } } as const;
      return (await former.functions.create(caller, { runtimeId, code })).id;
    },
  };
}

function loggedIn(request: Request): Caller {
  if (request.get(callerHeader) === undefined) throw new UnauthorizedError('Authentication required.');
  return authenticate(request);
}

/** Time that moves only from request to request. */
class StandingClock implements Clock {
  #now = Date.parse('2024-05-01T12:00:00Z');

  now(): Date {
    return new Date(this.#now);
  }

  monotonicMs(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const immediate = ms > 0 ? undefined : setImmediate(callback);
    return () => clearImmediate(immediate);
  }

  advance(seconds: number): void {
    this.#now += seconds * 1000;
  }
}

function countingIds(): IdSource {
  let last = 0;
  const next = (kind: string): string => {
    last += 1;
    return `018f3a5c-${kind}-8000-${last.toString(16).padStart(12, '0')}`;
  };
  return { ordered: () => next('6800-7000'), secret: () => next('6800-4000') };
}

/** Runs one function in the place of all packages, and makes one image wait. */
class GatedOrchestrator extends MemoryOrchestrator {
  readonly #opened: Promise<void>;
  open: () => void = () => undefined;

  constructor(clock: Clock) {
    super({
      clock,
      run: (_invocation, context, input) => {
        const { name, sleep } = input as { name?: string; sleep?: boolean };
        if (sleep) return new Promise((resolve) => context.signal.addEventListener('abort', resolve));
        // Text in place of an error: it has no stack, whose paths differ from machine to machine.
        if (name === undefined) throw "Cannot read the property 'name'";
        context.log(`greeting ${name}`);
        return `Hello, ${name}`;
      },
    });
    this.#opened = new Promise((resolve) => {
      this.open = resolve;
    });
  }

  override async prepareRuntime(runtime: RuntimeRef): Promise<void> {
    if (runtime.image === slowImage) await this.#opened;
    await super.prepareRuntime(runtime);
  }
}
