import {
  type BlobStore,
  createQinling,
  interceptStorage,
  MemoryOrchestrator,
  type Qinling,
  type Storage,
  type StorageInterceptor,
  systemClock,
} from '@qinling/core';
import type { Disk } from '../model/world.js';
import { checkPromises } from './check-promises.js';
import { type FaultKind, FaultPlan } from './fault.js';
import { type BlobInterceptor, interceptBlobs } from './intercept-blobs.js';
import { emptyLedger } from './ledger.js';
import { caller, playScenario } from './scenario.js';

const leaseSeconds = 30;

/** A later time of day, so that the leases of a process that died are over. */
const afterLeases = {
  ...systemClock,
  now: () => new Date(systemClock.now().getTime() + (leaseSeconds + 1) * 1000),
};

const proceedOnly: StorageInterceptor = (_call, proceed) => proceed();
const proceedAlways: BlobInterceptor = (_method, proceed) => proceed();

function open(storage: Storage, blobs: BlobStore, clock = systemClock): Qinling {
  const orchestrator = new MemoryOrchestrator({ run: () => null });
  return createQinling({ storage, blobs, orchestrator, clock, leaseSeconds, drainSeconds: 0 });
}

async function makeRuntime(disk: Disk): Promise<string> {
  const { storage, blobs } = await disk.open();
  const qinling = open(storage, blobs);
  await qinling.start();
  const { id } = await qinling.runtimes.create(caller, { image: 'nodejs' });
  await qinling.runtimes.settled(caller, id);
  await qinling.close();
  return id;
}

/** A fault of an adapter that lasts, for showing that the check notices. */
export interface PlantedFault {
  readonly storage?: StorageInterceptor;
  readonly blobs?: BlobInterceptor;
}

/** Plays the scenario with one call going wrong, then checks every promise with a new process. False when no call was hit. */
export async function runWithFault(
  createDisk: () => Disk | Promise<Disk>,
  kind: FaultKind,
  at: number,
  planted: PlantedFault = {},
): Promise<boolean> {
  const disk = await createDisk();
  try {
    const runtimeId = await makeRuntime(disk);
    const plan = new FaultPlan(kind, at);
    const opened = await disk.open();
    const { storage: badStorage = proceedOnly, blobs: badBlobs = proceedAlways } = planted;
    const storage = interceptStorage(opened.storage, (call, proceed) =>
      plan.through(`${call.repository}.${call.method}`, () => badStorage(call, proceed)),
    );
    const blobs = interceptBlobs(opened.blobs, (method, proceed) =>
      plan.through(`blobs.${method}`, () => badBlobs(method, proceed)),
    );
    const ledger = emptyLedger();
    const faulty = open(storage, blobs);
    const started = await faulty.start().then(
      () => true,
      () => false,
    );
    if (started) await playScenario(faulty, ledger, runtimeId);
    const { hit } = plan;
    await faulty.close().catch(() => undefined);
    await Promise.allSettled([opened.storage.close(), opened.blobs.close()]);
    const after = await disk.open();
    const next = open(after.storage, after.blobs, afterLeases);
    await next.start();
    try {
      await checkPromises(ledger, { qinling: next, ...after });
    } catch (error) {
      throw new Error(`a promise is broken after ${kind} at call ${at} (${hit})`, { cause: error });
    } finally {
      await next.close();
    }
    return hit !== undefined;
  } finally {
    await disk.remove();
  }
}

/** Lets every single call go wrong in turn, or every n-th from `offset` on. Returns how many were hit. */
export async function enumerateFaults(
  createDisk: () => Disk | Promise<Disk>,
  kind: FaultKind,
  options: { readonly every?: number; readonly offset?: number } = {},
): Promise<number> {
  const { every = 1, offset = 0 } = options;
  for (let at = offset, hits = 0; ; at += every, hits += 1) {
    if (!(await runWithFault(createDisk, kind, at))) return hits;
  }
}
