import type { Caller } from '../../domain/caller.js';
import type { QinlingFunction } from '../../domain/function.js';
import type { FunctionVersion } from '../../domain/function-version.js';
import { projectScope } from '../../domain/scope.js';
import { snapshotOf } from '../../domain/snapshot.js';
import type { Context } from '../context.js';
import { changeLatest } from '../functions/change-latest.js';
import { findVersion } from './find-version.js';
import type { VersionRef } from './version-service.js';

export async function restoreVersion(
  context: Context,
  caller: Caller,
  functionId: string,
  version: VersionRef,
): Promise<QinlingFunction> {
  const scope = projectScope(caller.projectId);
  let restored: FunctionVersion | undefined;
  const latest = await changeLatest(context, scope, functionId, async (repositories) => {
    restored = await findVersion(repositories, scope, functionId, version);
    return snapshotOf(restored);
  });
  if (restored !== undefined)
    context.events.emit('version.restored', { version: restored, function: latest });
  return latest;
}
