import type { Caller } from '../../domain/caller.js';
import { checkEntry, defaultEntry } from '../../domain/entry.js';
import type { QinlingFunction } from '../../domain/function.js';
import { checkResources, defaultResources } from '../../domain/resource-limits.js';
import { checkDescription, checkName } from '../../domain/text.js';
import { InvalidInputError } from '../../errors/errors.js';
import { notFound } from '../../errors/not-found-error.js';
import type { Context } from '../context.js';
import { callerScope } from '../scopes.js';
import { acceptCode, checkCodeSource, discardInput, dropKept } from './accept-code.js';
import type { CreateFunctionInput } from './function-service.js';

/** The runtime must exist, be visible to the caller, and be ready. */
async function checkRuntime(
  context: Context,
  caller: Caller,
  runtimeId: string | null | undefined,
): Promise<string> {
  if (!runtimeId) throw new InvalidInputError('runtime_id must be provided.', { field: 'runtimeId' });
  const runtime = await context.storage.runtimes.get(callerScope(context.access, caller), runtimeId);
  if (runtime === undefined) throw notFound('Runtime', { id: runtimeId });
  if (runtime.status !== 'available') {
    throw new InvalidInputError(`Runtime ${runtimeId} is not available.`, { field: 'runtimeId' });
  }
  return runtimeId;
}

/** Everything but the code, checked in the order of the wire contract. */
async function checkFields(context: Context, caller: Caller, input: CreateFunctionInput) {
  const { resources } = context.settings;
  if (!input.code) throw new InvalidInputError('code must be provided.', { field: 'code' });
  const limits = { ...defaultResources(resources), ...checkResources(input, resources) };
  checkCodeSource(input.code);
  const isImage = input.code.source === 'image';
  const named = { name: checkName(input.name), description: checkDescription(input.description) };
  if (isImage && input.entry) {
    throw new InvalidInputError('An image function has no entry.', { field: 'entry' });
  }
  const entry = isImage ? null : (checkEntry(input.entry) ?? defaultEntry);
  const runtimeId = isImage && !input.runtimeId ? null : await checkRuntime(context, caller, input.runtimeId);
  return { ...named, ...limits, entry, runtimeId };
}

export async function createFunction(
  context: Context,
  caller: Caller,
  input: CreateFunctionInput,
): Promise<QinlingFunction> {
  try {
    const fields = await checkFields(context, caller, input);
    const accepted = await acceptCode(context, caller.projectId, input.code);
    try {
      const created: QinlingFunction = {
        ...fields,
        id: context.ids.ordered(),
        code: accepted.code,
        location: accepted.location,
        count: 0,
        latestVersion: 0,
        projectId: caller.projectId,
        createdAt: context.clock.now(),
        updatedAt: null,
      };
      await context.storage.transaction(async (repositories) => {
        const { runtimeId } = created;
        if (runtimeId !== null && (await repositories.runtimes.get('all', runtimeId)) === undefined) {
          throw notFound('Runtime', { id: runtimeId });
        }
        await accepted.keep(repositories);
        await repositories.functions.insert(created);
      });
      context.events.emit('function.created', { function: created });
      return created;
    } catch (error) {
      await dropKept(context, accepted);
      throw error;
    } finally {
      await accepted.discard();
    }
  } finally {
    await discardInput(input.code);
  }
}
