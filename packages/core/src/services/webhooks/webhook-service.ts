import type { Caller } from '../../domain/caller.js';
import type { Execution } from '../../domain/execution.js';
import type { Webhook, webhookColumns } from '../../domain/webhook.js';
import type { TargetInput } from '../executions/execution-service.js';
import type { ListOptions, Page } from '../list-options.js';

export interface WebhookInput extends TargetInput {
  readonly description?: string | null | undefined;
}

export type WebhookListOptions = ListOptions<keyof typeof webhookColumns>;

/** URLs that run a target (rule R9). */
export interface WebhookService {
  create(caller: Caller, input: WebhookInput): Promise<Webhook>;
  list(caller: Caller, options?: WebhookListOptions): Promise<Page<Webhook>>;
  get(caller: Caller, id: string): Promise<Webhook>;
  /** Giving an alias clears function and version; giving a function or a version clears the alias. */
  update(caller: Caller, id: string, input: WebhookInput): Promise<Webhook>;
  delete(caller: Caller, id: string): Promise<void>;
  /** Needs no caller: whoever knows the id may. Always asynchronous; the execution belongs to the webhook's project. */
  invoke(id: string, input: Readonly<Record<string, unknown>>): Promise<Execution>;
}
