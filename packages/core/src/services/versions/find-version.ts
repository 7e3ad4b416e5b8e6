import type { FunctionVersion } from '../../domain/function-version.js';
import type { Scope } from '../../domain/scope.js';
import { notFound } from '../../errors/not-found-error.js';
import type { Repositories } from '../../ports/storage/storage.js';
import { requireFunction } from '../targets.js';
import type { VersionRef } from './version-service.js';

/** Finds a version of a function by its number or its id, or says which of the two is not there. */
export async function findVersion(
  repositories: Repositories,
  scope: Scope,
  functionId: string,
  version: VersionRef,
): Promise<FunctionVersion> {
  const found =
    typeof version === 'number'
      ? await repositories.versions.getByNumber(scope, functionId, version)
      : await repositories.versions.get(scope, version);
  if (found?.functionId === functionId) return found;
  // A version belongs to its function's project, so who sees it sees the function too; only a miss has to ask.
  await requireFunction(repositories, scope, functionId);
  const key = typeof version === 'number' ? { version_number: version } : { id: version };
  throw notFound('FunctionVersion', { function_id: functionId, ...key });
}
