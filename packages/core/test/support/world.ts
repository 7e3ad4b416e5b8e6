import { onTestFinished } from 'vitest';
import {
  type Caller,
  type CreateFunctionInput,
  createQinling,
  type Invocation,
  type InvocationResult,
  MemoryBlobStore,
  MemoryStorage,
  type Qinling,
  type QinlingFunction,
  type QinlingOptions,
  type Runtime,
} from '../../src/index.js';
import { FakeClock } from './fake-clock.js';
import { ScriptedOrchestrator } from './scripted-orchestrator.js';

export const admin: Caller = { projectId: 'admin-project', roles: ['admin'] };
export const alice: Caller = { projectId: 'alice-project', roles: ['member'] };
export const bob: Caller = { projectId: 'bob-project', roles: ['member'] };

/** A started library on memory adapters, with time and code in the test's hands. */
export interface World {
  readonly qinling: Qinling;
  readonly storage: MemoryStorage;
  readonly blobs: MemoryBlobStore;
  readonly clock: FakeClock;
  readonly orchestrator: ScriptedOrchestrator;
  readonly runtime: Runtime;
  /** A function of alice whose code is the one file `main.js` with this text. */
  createFunction(text?: string, input?: Partial<CreateFunctionInput>): Promise<QinlingFunction>;
  updateCode(id: string, text: string): Promise<QinlingFunction>;
  /** The keys of every stored package. */
  storedKeys(): Promise<readonly string[]>;
}

export const codeOf = (text: string) =>
  ({ source: 'package', package: { files: { 'main.js': text } } }) as const;

export type Run = (invocation: Invocation) => Promise<Partial<InvocationResult>> | Partial<InvocationResult>;

export interface WorldOptions extends Partial<QinlingOptions> {
  readonly run?: Run;
  /** Stay with the state that another world left, as a host that restarts does. */
  readonly after?: World;
  /** Leave `start()` to the test. */
  readonly idle?: boolean;
}

export async function createWorld({ run, after, idle, ...options }: WorldOptions = {}): Promise<World> {
  const storage = after?.storage ?? new MemoryStorage();
  const blobs = after?.blobs ?? new MemoryBlobStore();
  const clock = after?.clock ?? new FakeClock();
  const orchestrator = new ScriptedOrchestrator(run);
  const qinling = createQinling({ storage, blobs, clock, orchestrator, drainSeconds: 0, ...options });
  onTestFinished(() => qinling.close().catch(() => undefined));
  if (!idle) await qinling.start();
  const runtime =
    after?.runtime ??
    (await qinling.runtimes.settled(admin, (await qinling.runtimes.create(admin, { image: 'nodejs' })).id));
  return {
    qinling,
    storage,
    blobs,
    clock,
    orchestrator,
    runtime,
    createFunction: (text = 'v0', input = {}) =>
      qinling.functions.create(alice, { runtimeId: runtime.id, code: codeOf(text), ...input }),
    updateCode: (id, text) => qinling.functions.update(alice, id, { code: codeOf(text) }),
    storedKeys: async () => {
      const keys: string[] = [];
      for await (const key of blobs.list('')) keys.push(key);
      return keys;
    },
  };
}

/** The next event of this name. */
export function nextEvent<Name extends Parameters<Qinling['events']['on']>[0]>(qinling: Qinling, name: Name) {
  return new Promise<Parameters<Parameters<typeof qinling.events.on<Name>>[1]>[0]>((resolve) => {
    const unsubscribe = qinling.events.on(name, (event) => {
      unsubscribe();
      resolve(event);
    });
  });
}

export async function bytesOf(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}
