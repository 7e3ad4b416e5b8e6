import type { Runtime } from '../../domain/runtime.js';
import type { Snapshot } from '../../domain/snapshot.js';
import { StorageError } from '../../errors/errors.js';
import { notFound } from '../../errors/not-found-error.js';
import type { Deployment, InvocableImage, InvocablePackage, WorkerTarget } from '../../ports/orchestrator.js';
import type { Context } from '../context.js';
import { usableRuntime } from './usable-runtime.js';

async function codeOf(
  { blobs, storage }: Context,
  snapshot: Snapshot,
): Promise<InvocablePackage | InvocableImage> {
  const { code, location, entry } = snapshot;
  if (code.source === 'image') return { kind: 'image', image: code.image };
  if (location === null || entry === null) throw new StorageError('The function has no package.');
  const format = code.source === 'package' ? code.format : (await storage.packages.get(location))?.format;
  if (format === undefined) throw notFound('Package', { location });
  return {
    kind: 'package',
    location,
    format,
    entry,
    open: async () => {
      const bytes = await blobs.open(location);
      if (bytes === undefined) throw new StorageError(`The package ${location} is missing.`);
      return bytes;
    },
  };
}

/**
 * Says everything that an orchestrator needs to start workers for a snapshot, and has it make the runtime ready: this host may have started
 * a moment ago, or another one may have made the runtime or changed its image. Throws when the code cannot run at the moment.
 * `known` is the runtime as the caller has just read it.
 */
export async function deploymentOf(
  context: Context,
  { functionId, functionVersion }: WorkerTarget,
  snapshot: Snapshot,
  known?: Runtime | null,
): Promise<Deployment> {
  const { cpuMillis, memoryBytes, timeoutSeconds } = snapshot;
  const runtime = known === undefined ? await usableRuntime(context, context.storage, snapshot) : known;
  if (runtime !== null) {
    await context.orchestrator.prepareRuntime({ id: runtime.id, image: runtime.image });
  }
  return {
    functionId,
    functionVersion,
    runtime: runtime === null ? null : { id: runtime.id, image: runtime.image },
    code: await codeOf(context, snapshot),
    limits: { cpuMillis, memoryBytes, timeoutSeconds },
  };
}
