import type { QinlingFunction } from '../domain/function.js';
import type { FunctionVersion } from '../domain/function-version.js';
import type { Scope } from '../domain/scope.js';
import { type Snapshot, snapshotOf } from '../domain/snapshot.js';
import type { Target } from '../domain/target.js';
import { checkVersionNumber } from '../domain/version-number.js';
import { InvalidInputError } from '../errors/errors.js';
import { notFound } from '../errors/not-found-error.js';
import type { Repositories } from '../ports/storage/storage.js';
import type { TargetInput } from './executions/execution-service.js';

/** What a target stands for at this moment. */
export interface ResolvedTarget {
  readonly functionAlias: string | null;
  readonly functionId: string;
  readonly functionVersion: number;
  /** The version's row id; null for the latest code. */
  readonly versionId: string | null;
  readonly snapshot: Snapshot;
}

/** Reads a function, or says that it is not there. */
export async function requireFunction(
  repositories: Repositories,
  scope: Scope,
  id: string,
): Promise<QinlingFunction> {
  const found = await repositories.functions.get(scope, id);
  if (found === undefined) throw notFound('Function', { id });
  return found;
}

/** Reads a version by its number, or says that it is not there. */
export async function requireVersion(
  repositories: Repositories,
  scope: Scope,
  functionId: string,
  versionNumber: number,
): Promise<FunctionVersion> {
  const found = await repositories.versions.getByNumber(scope, functionId, versionNumber);
  if (found === undefined) {
    throw notFound('FunctionVersion', { function_id: functionId, version_number: versionNumber });
  }
  return found;
}

/** Turns what a client gave into a target; an alias wins over an id. */
export function targetFrom(input: TargetInput): Target {
  if (input.functionAlias) {
    return { functionAlias: input.functionAlias, functionId: null, functionVersion: null };
  }
  if (!input.functionId) {
    throw new InvalidInputError('Either function_alias or function_id must be provided.', {
      field: 'functionId',
    });
  }
  return {
    functionAlias: null,
    functionId: input.functionId,
    functionVersion: checkVersionNumber(input.functionVersion),
  };
}

/**
 * Finds what a target stands for now (rules R8, R9). An alias is one of `projectId`; what it points at was checked when it was made, so it
 * is found whosever it is.
 */
export async function resolveTarget(
  repositories: Repositories,
  scope: Scope,
  projectId: string,
  target: Target,
): Promise<ResolvedTarget> {
  if (target.functionAlias !== null) {
    const alias = await repositories.aliases.getByName(projectId, target.functionAlias);
    if (alias === undefined) throw notFound('FunctionAlias', { name: target.functionAlias });
    const { functionId, functionVersion } = alias;
    const pointed = { functionAlias: null, functionId, functionVersion };
    return { ...(await resolveTarget(repositories, 'all', projectId, pointed)), functionAlias: alias.name };
  }
  const { functionId, functionVersion } = target;
  const found = await requireFunction(repositories, scope, functionId);
  if (functionVersion === 0) {
    return { functionAlias: null, functionId, functionVersion, versionId: null, snapshot: snapshotOf(found) };
  }
  if (found.code.source !== 'package') {
    throw new InvalidInputError('Only functions of package type have versions; function_version must be 0.', {
      field: 'functionVersion',
    });
  }
  const version = await requireVersion(repositories, scope, functionId, functionVersion);
  return {
    functionAlias: null,
    functionId,
    functionVersion,
    versionId: version.id,
    snapshot: snapshotOf(version),
  };
}

/** Finds a target and holds its function until the transaction ends, so that what is about to refer to it cannot dangle (rule R11). */
export async function holdTarget(
  repositories: Repositories,
  scope: Scope,
  projectId: string,
  target: Target,
): Promise<void> {
  const { functionId } = await resolveTarget(repositories, scope, projectId, target);
  await repositories.functions.lock(functionId);
  // Again, since it may have changed before it was held.
  await resolveTarget(repositories, scope, projectId, target);
}
