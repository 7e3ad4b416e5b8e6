import type { Caller } from '../../domain/caller.js';
import { checkVersionNumber } from '../../domain/version-number.js';
import { InvalidInputError } from '../../errors/errors.js';
import type { Context } from '../context.js';
import { callerScope } from '../scopes.js';
import { type ResolvedTarget, requireFunction, resolveTarget } from '../targets.js';
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

  const find = (caller: Caller, functionId: string, version: number): Promise<ResolvedTarget> =>
    resolveTarget(storage, callerScope(access, caller), caller.projectId, {
      functionAlias: null,
      functionId,
      functionVersion: checkVersionNumber(version),
    });

  return {
    list: async (caller, functionId, functionVersion) => {
      await requireFunction(storage, callerScope(access, caller), functionId);
      return orchestrator.workers(functionId, functionVersion ?? undefined);
    },
    scaleUp: async (caller, functionId, functionVersion, count) => {
      const wanted = checkCount(count);
      const target = await find(caller, functionId, functionVersion);
      const deployment = await deploymentOf(context, target, target.snapshot);
      background.run('scaling up', () => orchestrator.scaleUp(deployment, wanted));
    },
    scaleDown: async (caller, functionId, functionVersion, count) => {
      const wanted = checkCount(count);
      await orchestrator.scaleDown(await find(caller, functionId, functionVersion), wanted);
    },
    detach: async (caller, functionId, functionVersion) => {
      await orchestrator.detach(await find(caller, functionId, functionVersion));
    },
  };
}
