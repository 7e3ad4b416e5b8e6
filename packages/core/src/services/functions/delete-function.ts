import type { Caller } from '../../domain/caller.js';
import { projectScope } from '../../domain/scope.js';
import { blockersOf, refuseIfBlocked } from '../blockers.js';
import type { Context } from '../context.js';
import { releasePackages } from '../packages/package-removal.js';
import { requireFunction } from '../targets.js';
import { retireWorkers } from '../workers/retire-workers.js';

export async function deleteFunction(context: Context, caller: Caller, id: string): Promise<void> {
  const { deleted, locations } = await context.storage.transaction(async (repositories) => {
    await repositories.functions.lock(id);
    const present = await requireFunction(repositories, projectScope(caller.projectId), id);
    refuseIfBlocked('function', await blockersOf(repositories, id));
    const ofVersions = await repositories.versions.deleteAllOf(id);
    await repositories.functions.delete(id);
    return { deleted: present, locations: [present.location, ...ofVersions] };
  });
  for (const { functionVersion } of await context.orchestrator.workers(id).catch(() => [])) {
    await retireWorkers(context, { functionId: id, functionVersion });
  }
  await releasePackages(context, locations);
  context.events.emit('function.deleted', { function: deleted });
}
