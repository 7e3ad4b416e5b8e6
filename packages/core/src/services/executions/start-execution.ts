import type { Execution } from '../../domain/execution.js';
import type { Runtime } from '../../domain/runtime.js';
import { hasErrorCode } from '../../errors/qinling-error.js';
import type { Context } from '../context.js';
import type { ExecutionRunner } from './execution-runner.js';

/**
 * Runs a recorded execution: to its end when it is synchronous, else through the queue. When there is no room for it, the record is taken back
 * and `TooManyRequestsError` comes through. `runtime` is its runtime as the caller has just read it.
 */
export async function startExecution(
  context: Context,
  runner: ExecutionRunner,
  execution: Execution,
  runtime?: Runtime | null,
): Promise<Execution> {
  try {
    if (execution.sync) return await runner.run(execution, runtime);
    await context.queue.push(execution.id);
    return execution;
  } catch (error) {
    if (hasErrorCode(error, 'too-many-requests')) await context.storage.executions.delete(execution.id);
    else await runner.settle(execution, 'not-run');
    throw error;
  }
}
