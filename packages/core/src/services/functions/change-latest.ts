import type { QinlingFunction } from '../../domain/function.js';
import type { Scope } from '../../domain/scope.js';
import { snapshotOf } from '../../domain/snapshot.js';
import { NotAllowedError } from '../../errors/errors.js';
import type { Repositories } from '../../ports/storage/storage.js';
import { blockersOf } from '../blockers.js';
import type { Context } from '../context.js';
import { releasePackages } from '../packages/package-removal.js';
import { requireFunction } from '../targets.js';
import { retireWorkers } from '../workers/retire-workers.js';

export type LatestChanges = Partial<
  Omit<QinlingFunction, 'id' | 'projectId' | 'count' | 'latestVersion' | 'createdAt' | 'updatedAt'>
>;

/** What may change while an unfinished job runs the latest code. */
const harmless: ReadonlySet<string> = new Set(['name', 'description', 'timeoutSeconds']);

async function refuseIfJobsUseLatest(repositories: Repositories, functionId: string): Promise<void> {
  const jobs = (await blockersOf(repositories, functionId, 0)).filter(({ kind }) => kind === 'job');
  if (jobs.length === 0) return;
  throw new NotAllowedError('The function is still associated with running job(s).', { blockers: jobs });
}

/**
 * Changes version 0 in one transaction: `changes` is asked inside it, and `keep` is called once the change is allowed. Afterwards its
 * workers are retired if what they run changed, and a package that lost its last reference is removed.
 */
export async function changeLatest(
  context: Context,
  scope: Scope,
  id: string,
  changes: (repositories: Repositories) => Promise<LatestChanges>,
  keep: (repositories: Repositories) => Promise<void> = async () => undefined,
): Promise<QinlingFunction> {
  const { before, after } = await context.storage.transaction(async (repositories) => {
    await repositories.functions.lock(id);
    const present = await requireFunction(repositories, scope, id);
    const wanted = await changes(repositories);
    if (Object.keys(wanted).some((field) => !harmless.has(field))) {
      await refuseIfJobsUseLatest(repositories, id);
    }
    await keep(repositories);
    const updated = { ...wanted, updatedAt: context.clock.now() };
    await repositories.functions.update(id, updated);
    return { before: present, after: { ...present, ...updated } };
  });
  if (JSON.stringify(snapshotOf(before)) !== JSON.stringify(snapshotOf(after))) {
    await retireWorkers(context, { functionId: id, functionVersion: 0 });
  }
  if (before.location !== after.location) await releasePackages(context, [before.location]);
  context.events.emit('function.updated', { function: after });
  return after;
}
