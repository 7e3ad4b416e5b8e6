import type { Caller } from '../../domain/caller.js';
import type { Scope } from '../../domain/scope.js';
import type { Target } from '../../domain/target.js';
import { targetOf } from '../../domain/target.js';
import { checkDescription, checkInput } from '../../domain/text.js';
import type { Webhook } from '../../domain/webhook.js';
import { InvalidInputError } from '../../errors/errors.js';
import { notFound } from '../../errors/not-found-error.js';
import type { Repositories } from '../../ports/storage/storage.js';
import type { Context } from '../context.js';
import type { ExecutionRunner } from '../executions/execution-runner.js';
import { recordExecution } from '../executions/record-execution.js';
import { startExecution } from '../executions/start-execution.js';
import { listPage } from '../list-page.js';
import { callerScope, listScope } from '../scopes.js';
import { holdTarget, resolveTarget, targetFrom } from '../targets.js';
import { usableRuntime } from '../workers/usable-runtime.js';
import type { WebhookInput, WebhookService } from './webhook-service.js';

async function requireWebhook({ webhooks }: Repositories, scope: Scope, id: string): Promise<Webhook> {
  const found = await webhooks.get(scope, id);
  if (found === undefined) throw notFound('Webhook', { id });
  return found;
}

async function createWebhook(context: Context, caller: Caller, input: WebhookInput): Promise<Webhook> {
  const webhook: Webhook = {
    ...targetFrom(input),
    id: context.ids.secret(),
    description: checkDescription(input.description),
    projectId: caller.projectId,
    createdAt: context.clock.now(),
    updatedAt: null,
  };
  await context.storage.transaction(async (repositories) => {
    await holdTarget(repositories, callerScope(context.access, caller), caller.projectId, webhook);
    await repositories.webhooks.insert(webhook);
  });
  return webhook;
}

/** Giving an alias replaces function and version; giving one of these replaces the alias. Undefined: nothing was given. */
function changedTarget(present: Webhook, input: WebhookInput): Target | undefined {
  if (input.functionAlias) return targetFrom(input);
  const version = input.functionVersion ?? undefined;
  if (!input.functionId && version === undefined) return undefined;
  if (!input.functionId && present.functionId === null) {
    throw new InvalidInputError(
      'function_id must be provided with function_version, since the webhook has an alias.',
      { field: 'functionId' },
    );
  }
  const keepsFunction = !input.functionId || input.functionId === present.functionId;
  return targetFrom({
    functionId: input.functionId ?? present.functionId,
    functionVersion: version ?? (keepsFunction ? present.functionVersion : 0),
  });
}

async function updateWebhook(
  context: Context,
  caller: Caller,
  id: string,
  input: WebhookInput,
): Promise<Webhook> {
  const description = checkDescription(input.description);
  return context.storage.transaction(async (repositories) => {
    const scope = callerScope(context.access, caller);
    const present = await requireWebhook(repositories, scope, id);
    const target = changedTarget(present, input);
    if (target !== undefined) await holdTarget(repositories, scope, present.projectId, target);
    const changes = {
      ...(target ?? targetOf(present)),
      description: description ?? present.description,
      updatedAt: context.clock.now(),
    };
    await repositories.webhooks.update(id, changes);
    return { ...present, ...changes };
  });
}

export function createWebhookService(context: Context, runner: ExecutionRunner): WebhookService {
  const { access, events, lifecycle, storage } = context;
  const get: WebhookService['get'] = (caller, id) => requireWebhook(storage, callerScope(access, caller), id);
  return {
    create: (caller, input) => createWebhook(context, caller, input),
    list: async (caller, options = {}) =>
      listPage(storage.webhooks, listScope(access, caller, options.project), options),
    get,
    update: (caller, id, input) => updateWebhook(context, caller, id, input),
    delete: async (caller, id) => {
      await get(caller, id);
      await storage.webhooks.delete(id);
    },
    invoke: async (id, input) => {
      lifecycle.assertStarted();
      const text = checkInput('input', input);
      const { webhook, execution } = await storage.transaction(
        async (repositories) => {
          const found = await requireWebhook(repositories, 'all', id);
          const target = await resolveTarget(repositories, 'all', found.projectId, targetOf(found));
          await usableRuntime(context, repositories, target.snapshot);
          const recorded = await recordExecution(context, repositories, target, {
            description: `Created by Webhook ${id}`,
            input: text,
            sync: false,
            projectId: found.projectId,
            webhookId: id,
          });
          return { webhook: found, execution: recorded };
        },
        { sharesCommit: true, syncsLate: 'awaited' },
      );
      const started = await startExecution(context, runner, execution);
      events.emit('webhook.invoked', { webhook, execution: started });
      return started;
    },
  };
}
