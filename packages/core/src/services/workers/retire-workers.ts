import type { WorkerTarget } from '../../ports/orchestrator.js';
import type { Context } from '../context.js';

/**
 * Lets the workers of a target go. A failure is only logged: executions carry their snapshot, so a worker that stays too long is never
 * given what it does not serve.
 */
export async function retireWorkers(context: Context, target: WorkerTarget): Promise<void> {
  try {
    await context.orchestrator.detach(target);
  } catch (error) {
    context.logger.warn({ error, ...target }, 'workers could not be retired');
  }
}
