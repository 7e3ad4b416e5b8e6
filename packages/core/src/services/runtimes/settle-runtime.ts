import type { Runtime } from '../../domain/runtime.js';
import { isQinlingError } from '../../errors/qinling-error.js';
import type { RuntimeRef } from '../../ports/orchestrator.js';
import type { Context } from '../context.js';

/** The reason a user can act on; anything else is in the log. */
function reasonOf(error: unknown): string {
  return isQinlingError(error) ? error.message : 'The runtime did not come up because of an internal error.';
}

/** What a runtime becomes once its image came up, or did not. An upgrade that fails returns to the old image, with the reason. */
async function outcomeOf(context: Context, runtime: Runtime): Promise<Partial<Runtime>> {
  const { id, image, previousImage } = runtime;
  try {
    await context.orchestrator.prepareRuntime({ id, image });
    return { status: 'available', statusReason: null, previousImage: null };
  } catch (error) {
    context.logger.warn({ error, runtimeId: id, image }, 'a runtime did not come up');
    const statusReason = reasonOf(error);
    if (previousImage === null) return { status: 'error', statusReason };
    const status = (await comesUp(context, { id, image: previousImage })) ? 'available' : 'error';
    return { status, image: previousImage, previousImage: null, statusReason };
  }
}

// Where the former pool still serves this is done at once; a host that has restarted meanwhile may fail at both images.
async function comesUp(context: Context, runtime: RuntimeRef): Promise<boolean> {
  try {
    await context.orchestrator.prepareRuntime(runtime);
    return true;
  } catch (error) {
    context.logger.warn({ error, runtimeId: runtime.id, image: runtime.image }, 'nor did its former image');
    return false;
  }
}

/** Brings a runtime that is `creating` or `upgrading` to its end. Harmless when another host does the same. */
export async function settleRuntime(context: Context, runtime: Runtime): Promise<void> {
  const outcome = await outcomeOf(context, runtime);
  const changes = { ...outcome, updatedAt: context.clock.now() };
  const moved = await context.storage.runtimes.updateIfStatus(runtime.id, runtime.status, changes);
  if (moved) context.events.emit('runtime.changed', { runtime: { ...runtime, ...changes } });
}
