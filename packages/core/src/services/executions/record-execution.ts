import type { Execution } from '../../domain/execution.js';
import { NotSupportedError, RuntimeNotAvailableError } from '../../errors/errors.js';
import type { Repositories } from '../../ports/storage/storage.js';
import type { Context } from '../context.js';
import type { ResolvedTarget } from '../targets.js';

/** What a new execution says beyond its target. */
export type ExecutionDetails = Pick<Execution, 'description' | 'input' | 'sync' | 'projectId'> &
  Partial<Pick<Execution, 'jobId' | 'scheduledAt' | 'webhookId'>>;

/** Throws when code of this target cannot run at the moment. */
export async function assertRunnable(
  context: Context,
  { runtimes }: Repositories,
  { snapshot }: ResolvedTarget,
): Promise<void> {
  if (snapshot.code.source === 'image') {
    if (context.orchestrator.capabilities.images) return;
    throw new NotSupportedError('This host can not run functions whose code is an image.');
  }
  const runtime = snapshot.runtimeId === null ? undefined : await runtimes.get('all', snapshot.runtimeId);
  if (runtime?.status !== 'available') {
    throw new RuntimeNotAvailableError(`Runtime ${snapshot.runtimeId} is not available.`);
  }
}

/** Adds the execution, pinned to what its target stands for now (rule R8), and counts the run. In the caller's transaction. */
export async function recordExecution(
  context: Context,
  repositories: Repositories,
  target: ResolvedTarget,
  details: ExecutionDetails,
): Promise<Execution> {
  const { versionId, snapshot, ...resolved } = target;
  const execution: Execution = {
    jobId: null,
    scheduledAt: null,
    webhookId: null,
    ...snapshot,
    ...resolved,
    ...details,
    id: context.ids.ordered(),
    result: null,
    status: 'running',
    hostId: context.hostId,
    createdAt: context.clock.now(),
    updatedAt: null,
  };
  await repositories.executions.insert(execution);
  if (versionId === null) await repositories.functions.incrementCount(execution.functionId);
  else await repositories.versions.incrementCount(versionId);
  return execution;
}
