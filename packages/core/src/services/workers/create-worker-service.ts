import type { Caller } from '../../domain/caller.js';
import { checkVersionNumber } from '../../domain/version-number.js';
import { InvalidInputError } from '../../errors/errors.js';
import type { Deployment } from '../../ports/orchestrator.js';
import type { Context } from '../context.js';
import { assertRunnable } from '../executions/record-execution.js';
import { callerScope } from '../scopes.js';
import { requireFunction, resolveTarget } from '../targets.js';
import { deploymentOf } from './deployment.js';
import type { WorkerService } from './worker-service.js';

/** More than this at once is a mistake rather than a wish. */
const maxCount = 1000;

function checkCount(count: number): number {
  if (!Number.isSafeInteger(count) || count < 1 || count > maxCount) {
    throw new InvalidInputError(`count must be an integer from 1 to ${maxCount}.`, { field: 'count' });
  }
  return count;
}

export function createWorkerService(context: Context): WorkerService {
  const { access, background, orchestrator, storage } = context;

  async function find(
    caller: Caller,
    functionId: string,
    functionVersion: number,
    mustRun: boolean,
  ): Promise<Deployment> {
    const target = { functionAlias: null, functionId, functionVersion: checkVersionNumber(functionVersion) };
    const resolved = await resolveTarget(storage, callerScope(access, caller), caller.projectId, target);
    if (mustRun) await assertRunnable(context, storage, resolved);
    return deploymentOf(context, resolved, resolved.snapshot);
  }

  return {
    list: async (caller, functionId, functionVersion) => {
      await requireFunction(storage, callerScope(access, caller), functionId);
      return orchestrator.workers(functionId, functionVersion ?? undefined);
    },
    scaleUp: async (caller, functionId, functionVersion, count) => {
      const wanted = checkCount(count);
      const deployment = await find(caller, functionId, functionVersion, true);
      background.run('scaling up', () => orchestrator.scaleUp(deployment, wanted));
    },
    scaleDown: async (caller, functionId, functionVersion, count) => {
      const wanted = checkCount(count);
      await orchestrator.scaleDown(await find(caller, functionId, functionVersion, false), wanted);
    },
    detach: async (caller, functionId, functionVersion) => {
      await orchestrator.detach(await find(caller, functionId, functionVersion, false));
    },
  };
}
