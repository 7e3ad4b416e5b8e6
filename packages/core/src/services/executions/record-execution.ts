import type { Execution } from '../../domain/execution.js';
import type { Repositories } from '../../ports/storage/storage.js';
import type { Context } from '../context.js';
import type { ResolvedTarget } from '../targets.js';

/** What a new execution says beyond its target. */
export type ExecutionDetails = Pick<Execution, 'description' | 'input' | 'sync' | 'projectId'> &
  Partial<Pick<Execution, 'jobId' | 'scheduledAt' | 'webhookId'>>;

/** Adds the execution, pinned to what its target stands for now (rule R8), and counts the run. In the caller's transaction. */
export async function recordExecution(
  context: Context,
  repositories: Repositories,
  target: ResolvedTarget,
  details: ExecutionDetails,
): Promise<Execution> {
  const { versionId, functionAlias, functionId, functionVersion, snapshot } = target;
  const { code, location, entry, runtimeId, cpuMillis, memoryBytes, timeoutSeconds } = snapshot;
  const { description, input, sync, projectId, jobId = null, scheduledAt = null, webhookId = null } = details;
  const execution: Execution = {
    code,
    location,
    entry,
    runtimeId,
    cpuMillis,
    memoryBytes,
    timeoutSeconds,
    id: context.ids.ordered(),
    functionAlias,
    functionId,
    functionVersion,
    description,
    input,
    result: null,
    status: 'running',
    sync,
    hostId: context.hostId,
    jobId,
    scheduledAt,
    webhookId,
    projectId,
    createdAt: context.clock.now(),
    updatedAt: null,
  };
  await repositories.executions.insert(execution);
  if (versionId === null) await repositories.functions.incrementCount(execution.functionId);
  else await repositories.versions.incrementCount(versionId);
  return execution;
}
