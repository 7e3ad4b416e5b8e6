import type { Caller } from '../../domain/caller.js';
import { projectScope } from '../../domain/scope.js';
import { blockersOf, refuseIfBlocked } from '../blockers.js';
import type { Context } from '../context.js';
import { releasePackages } from '../packages/package-removal.js';
import { retireWorkers } from '../workers/retire-workers.js';
import { findVersion } from './find-version.js';
import type { VersionRef } from './version-service.js';

export async function deleteVersion(
  context: Context,
  caller: Caller,
  functionId: string,
  version: VersionRef,
): Promise<void> {
  const deleted = await context.storage.transaction(async (repositories) => {
    const { functions, versions } = repositories;
    await functions.lock(functionId);
    const found = await findVersion(repositories, projectScope(caller.projectId), functionId, version);
    refuseIfBlocked('version', await blockersOf(repositories, functionId, found.versionNumber));
    await versions.delete(found.id);
    const newest = await versions.newest(functionId);
    await functions.update(functionId, { latestVersion: newest?.versionNumber ?? 0 });
    return found;
  });
  await retireWorkers(context, { functionId, functionVersion: deleted.versionNumber });
  await releasePackages(context, [deleted.location]);
  context.events.emit('version.deleted', { version: deleted });
}
