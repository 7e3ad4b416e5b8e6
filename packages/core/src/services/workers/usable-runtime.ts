import type { Runtime } from '../../domain/runtime.js';
import type { Snapshot } from '../../domain/snapshot.js';
import { NotSupportedError, RuntimeNotAvailableError } from '../../errors/errors.js';
import type { Repositories } from '../../ports/storage/storage.js';
import type { Context } from '../context.js';

/** The runtime that runs this code; null for an image, which brings its own. Throws when the code cannot run at the moment. */
export async function usableRuntime(
  context: Context,
  { runtimes }: Repositories,
  { code, runtimeId }: Snapshot,
): Promise<Runtime | null> {
  if (code.source === 'image') {
    if (context.orchestrator.capabilities.images) return null;
    throw new NotSupportedError('This host can not run functions whose code is an image.');
  }
  const runtime = runtimeId === null ? undefined : await runtimes.get('all', runtimeId);
  if (runtime?.status === 'available') return runtime;
  throw new RuntimeNotAvailableError(`Runtime ${runtimeId} is not available.`);
}
