import type { Caller } from '../../domain/caller.js';
import type { Execution } from '../../domain/execution.js';
import { checkDescription, checkInput } from '../../domain/text.js';
import { ConflictError } from '../../errors/errors.js';
import { notFound } from '../../errors/not-found-error.js';
import type { Context } from '../context.js';
import { listPage } from '../list-page.js';
import { callerScope, listScope } from '../scopes.js';
import { resolveTarget, targetFrom } from '../targets.js';
import { usableRuntime } from '../workers/usable-runtime.js';
import type { ExecutionRunner } from './execution-runner.js';
import type { CreateExecutionInput, ExecutionService } from './execution-service.js';
import { followLog } from './follow-log.js';
import { recordExecution } from './record-execution.js';
import { startExecution } from './start-execution.js';

async function createExecution(
  context: Context,
  runner: ExecutionRunner,
  caller: Caller,
  input: CreateExecutionInput,
): Promise<Execution> {
  context.lifecycle.assertStarted();
  const target = targetFrom(input);
  const details = {
    description: checkDescription(input.description),
    input: checkInput('input', input.input),
    sync: input.sync ?? true,
    projectId: caller.projectId,
  };
  const { execution, runtime } = await context.storage.transaction(
    async (repositories) => {
      const scope = callerScope(context.access, caller);
      const resolved = await resolveTarget(repositories, scope, caller.projectId, target);
      return {
        runtime: await usableRuntime(context, repositories, resolved.snapshot),
        execution: await recordExecution(context, repositories, resolved, details),
      };
    },
    // A synchronous one is told of when it has ended, and that is written after this.
    { sharesCommit: true, syncsLate: details.sync ? 'unawaited' : 'awaited' },
  );
  return startExecution(context, runner, execution, runtime);
}

export function createExecutionService(context: Context, runner: ExecutionRunner): ExecutionService {
  const { access, storage } = context;
  const get: ExecutionService['get'] = async (caller, id) => {
    const found = await storage.executions.get(callerScope(access, caller), id);
    if (found === undefined) throw notFound('Execution', { id });
    return found;
  };
  const cancel: ExecutionService['cancel'] = async (caller, id) => {
    const present = await get(caller, id);
    if (present.status !== 'running') throw new ConflictError(`Execution ${id} is not running.`);
    const ended = await runner.end(id, 'cancelled');
    if (ended !== undefined) return ended;
    // It waits in the queue, or runs on another host, which notices at its next heartbeat.
    await runner.settle(present, 'cancelled');
    return get(caller, id);
  };
  return {
    create: (caller, input) => createExecution(context, runner, caller, input),
    list: async (caller, options = {}) =>
      listPage(storage.executions, listScope(access, caller, options.project), options),
    get,
    log: async (caller, id) => {
      const log = await storage.executions.log(callerScope(access, caller), id);
      if (log === undefined) throw notFound('Execution', { id });
      return runner.liveLog(id)?.text ?? log;
    },
    followLog: (caller, id, { signal } = {}) =>
      followLog(context, runner, callerScope(access, caller), id, signal),
    cancel,
    delete: async (caller, id) => {
      const present = await get(caller, id);
      if (present.status === 'running' && (await runner.end(id, 'cancelled')) === undefined) {
        await runner.settle(present, 'cancelled');
      }
      await storage.executions.delete(id);
    },
  };
}
