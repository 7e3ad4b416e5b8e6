import type { FunctionVersion } from '../../domain/function-version.js';
import type { Scope } from '../../domain/scope.js';
import { notFound } from '../../errors/not-found-error.js';
import type { Repositories } from '../../ports/storage/storage.js';
import { requireFunction, requireVersion } from '../targets.js';
import type { VersionRef } from './version-service.js';

/** Finds a version of a function by its number or its id. The function must be visible too. */
export async function findVersion(
  repositories: Repositories,
  scope: Scope,
  functionId: string,
  version: VersionRef,
): Promise<FunctionVersion> {
  await requireFunction(repositories, scope, functionId);
  if (typeof version === 'number') return requireVersion(repositories, scope, functionId, version);
  const found = await repositories.versions.get(scope, version);
  if (found === undefined || found.functionId !== functionId) {
    throw notFound('FunctionVersion', { function_id: functionId, id: version });
  }
  return found;
}
