import { checkAliasName } from '../../domain/alias-name.js';
import type { Caller } from '../../domain/caller.js';
import type { FunctionAlias } from '../../domain/function-alias.js';
import type { Scope } from '../../domain/scope.js';
import { checkDescription } from '../../domain/text.js';
import { checkVersionNumber } from '../../domain/version-number.js';
import { InvalidInputError } from '../../errors/errors.js';
import { notFound } from '../../errors/not-found-error.js';
import { hasErrorCode } from '../../errors/qinling-error.js';
import type { Repositories } from '../../ports/storage/storage.js';
import { blockersOfAlias, refuseIfBlocked } from '../blockers.js';
import type { Context } from '../context.js';
import { listPage } from '../list-page.js';
import { callerScope, listScope } from '../scopes.js';
import { holdTarget } from '../targets.js';
import type { AliasService, CreateAliasInput, UpdateAliasInput } from './alias-service.js';

async function requireAlias({ aliases }: Repositories, caller: Caller, name: string): Promise<FunctionAlias> {
  const found = await aliases.getByName(caller.projectId, name);
  if (found === undefined) throw notFound('FunctionAlias', { name });
  return found;
}

/** Holds what the alias points at, or says that it is not there. */
const holdPointedAt = (
  repositories: Repositories,
  scope: Scope,
  { projectId, functionId, functionVersion }: FunctionAlias,
): Promise<void> =>
  holdTarget(repositories, scope, projectId, { functionAlias: null, functionId, functionVersion });

const duplicate = (): InvalidInputError =>
  new InvalidInputError("Duplicate entry for function_aliases: ['project_id', 'name']", { field: 'name' });

async function createAlias(
  context: Context,
  caller: Caller,
  input: CreateAliasInput,
): Promise<FunctionAlias> {
  const name = checkAliasName(input.name);
  const description = checkDescription(input.description);
  const functionVersion = checkVersionNumber(input.functionVersion);
  if (!input.functionId) {
    throw new InvalidInputError('function_id must be provided.', { field: 'functionId' });
  }
  const alias: FunctionAlias = {
    id: context.ids.ordered(),
    name,
    functionId: input.functionId,
    description,
    functionVersion,
    projectId: caller.projectId,
    createdAt: context.clock.now(),
    updatedAt: null,
  };
  try {
    await context.storage.transaction(async (repositories) => {
      await holdPointedAt(repositories, callerScope(context.access, caller), alias);
      await repositories.aliases.insert(alias);
    });
  } catch (error) {
    throw hasErrorCode(error, 'conflict') ? duplicate() : error;
  }
  context.events.emit('alias.created', { alias });
  return alias;
}

async function updateAlias(
  context: Context,
  caller: Caller,
  name: string,
  input: UpdateAliasInput,
): Promise<FunctionAlias> {
  const description = checkDescription(input.description);
  const { from, alias } = await context.storage.transaction(async (repositories) => {
    const present = await requireAlias(repositories, caller, name);
    const functionId = input.functionId ?? present.functionId;
    const isOther = functionId !== present.functionId;
    const functionVersion = checkVersionNumber(
      input.functionVersion ?? (isOther ? 0 : present.functionVersion),
    );
    const changes = {
      functionId,
      functionVersion,
      description: description ?? present.description,
      updatedAt: context.clock.now(),
    };
    const moved = { ...present, ...changes };
    if (isOther || functionVersion !== present.functionVersion) {
      await holdPointedAt(repositories, callerScope(context.access, caller), moved);
    }
    await repositories.aliases.update(present.id, changes);
    return { from: present, alias: moved };
  });
  context.events.emit('alias.moved', { alias, from });
  return alias;
}

async function deleteAlias(context: Context, caller: Caller, name: string): Promise<void> {
  const alias = await context.storage.transaction(async (repositories) => {
    const present = await requireAlias(repositories, caller, name);
    refuseIfBlocked('alias', await blockersOfAlias(repositories, present));
    await repositories.aliases.delete(present.id);
    return present;
  });
  context.events.emit('alias.deleted', { alias });
}

export function createAliasService(context: Context): AliasService {
  const { access, storage } = context;
  return {
    create: (caller, input) => createAlias(context, caller, input),
    list: async (caller, options = {}) =>
      listPage(storage.aliases, listScope(access, caller, options.project), options),
    get: (caller, name) => requireAlias(storage, caller, name),
    update: (caller, name, input) => updateAlias(context, caller, name, input),
    delete: (caller, name) => deleteAlias(context, caller, name),
  };
}
