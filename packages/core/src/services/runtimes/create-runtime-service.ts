import type { Caller } from '../../domain/caller.js';
import type { Runtime } from '../../domain/runtime.js';
import { checkDescription, checkName, checkText, maxTextLength } from '../../domain/text.js';
import { ConflictError, InvalidInputError, NotAllowedError } from '../../errors/errors.js';
import { notFound } from '../../errors/not-found-error.js';
import type { Context } from '../context.js';
import { listPage } from '../list-page.js';
import { callerScope, listScope } from '../scopes.js';
import type { CreateRuntimeInput, RuntimeService, UpdateRuntimeInput } from './runtime-service.js';
import { settleRuntime } from './settle-runtime.js';

const checkImage = (image: string | null | undefined): string | null =>
  checkText('image', image, { maxLength: maxTextLength }) || null;

const inUse = (id: string): NotAllowedError => new NotAllowedError(`Runtime ${id} is still in use.`);

async function createRuntime(context: Context, caller: Caller, input: CreateRuntimeInput): Promise<Runtime> {
  const image = checkImage(input.image);
  if (image === null) throw new InvalidInputError('image must be provided.', { field: 'image' });
  const runtime: Runtime = {
    id: context.ids.ordered(),
    name: checkName(input.name),
    description: checkDescription(input.description),
    image,
    status: 'creating',
    statusReason: null,
    previousImage: null,
    isPublic: input.isPublic ?? true,
    trusted: input.trusted ?? true,
    projectId: caller.projectId,
    createdAt: context.clock.now(),
    updatedAt: null,
  };
  await context.storage.runtimes.insert(runtime);
  context.background.run('preparing a runtime', () => settleRuntime(context, runtime));
  return runtime;
}

async function updateRuntime(
  context: Context,
  caller: Caller,
  id: string,
  input: UpdateRuntimeInput,
): Promise<Runtime> {
  const name = checkName(input.name);
  const description = checkDescription(input.description);
  const image = checkImage(input.image);
  const hasWorkers = image !== null && (await context.orchestrator.servingWorkers(id)) > 0;
  const { runtime, upgrades } = await context.storage.transaction(async ({ executions, runtimes }) => {
    const present = await runtimes.get(callerScope(context.access, caller), id);
    if (present === undefined) throw notFound('Runtime', { id });
    const isNewImage = image !== null && image !== present.image;
    if (isNewImage) {
      if (present.status !== 'available') throw new ConflictError(`Runtime ${id} is not available.`);
      if (hasWorkers || (await executions.isRuntimeBusy(id))) throw inUse(id);
    }
    const changes = {
      name: name ?? present.name,
      description: description ?? present.description,
      updatedAt: context.clock.now(),
      ...(isNewImage ? { image, status: 'upgrading' as const, previousImage: present.image } : {}),
    };
    await runtimes.update(id, changes);
    return { runtime: { ...present, ...changes }, upgrades: isNewImage };
  });
  context.events.emit('runtime.changed', { runtime });
  if (upgrades) context.background.run('upgrading a runtime', () => settleRuntime(context, runtime));
  return runtime;
}

async function deleteRuntime(context: Context, caller: Caller, id: string): Promise<void> {
  await context.storage.transaction(async ({ executions, runtimes }) => {
    if ((await runtimes.get(callerScope(context.access, caller), id)) === undefined) {
      throw notFound('Runtime', { id });
    }
    if ((await runtimes.isUsed(id)) || (await executions.isRuntimeBusy(id))) throw inUse(id);
    await runtimes.delete(id);
  });
  await context.orchestrator.removeRuntime(id).catch((error: unknown) => {
    context.logger.warn({ error, runtimeId: id }, 'the pool of a deleted runtime could not be ended');
  });
}

export function createRuntimeService(context: Context): RuntimeService {
  const { access, events, orchestrator, storage } = context;
  const get: RuntimeService['get'] = async (caller, id) => {
    const found = await storage.runtimes.get(callerScope(access, caller), id);
    if (found === undefined) throw notFound('Runtime', { id });
    return found;
  };
  const isSettled = ({ status }: Runtime): boolean => status === 'available' || status === 'error';
  return {
    create: (caller, input) => createRuntime(context, caller, input),
    list: async (caller, options = {}) =>
      listPage(storage.runtimes, listScope(access, caller, options.project), options),
    get,
    update: (caller, id, input) => updateRuntime(context, caller, id, input),
    delete: (caller, id) => deleteRuntime(context, caller, id),
    pool: async (caller, id) => orchestrator.pool((await get(caller, id)).id),
    settled: async (caller, id) => {
      let unsubscribe: () => void = () => undefined;
      const changed = new Promise<Runtime>((resolve) => {
        unsubscribe = events.on('runtime.changed', ({ runtime }) => {
          if (runtime.id === id && isSettled(runtime)) resolve(runtime);
        });
      });
      try {
        const present = await get(caller, id);
        return isSettled(present) ? present : await changed;
      } finally {
        unsubscribe();
      }
    },
  };
}
