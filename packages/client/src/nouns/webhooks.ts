import { jsonBody } from '../body/outgoing-body.js';
import type { CallOptions } from '../client-options.js';
import type { ListOptions } from '../lists/list-options.js';
import type { Listing } from '../lists/listing.js';
import { path } from '../transport/path.js';
import { readJson } from '../transport/read-answer.js';
import type { CreateWebhookBody, UpdateWebhookBody, Webhook, WebhookRun } from '../wire-types.js';
import { callOf, type Requests } from './requests.js';

/** The columns that are stored, and can be filtered and sorted by. */
type Column = Exclude<keyof Webhook, 'webhook_url'>;

export interface InvokeOptions extends CallOptions {
  /** Becomes part of the input too; where both name something, the body wins. */
  readonly query?: Readonly<Record<string, string>> | undefined;
}

/** URLs that run functions. */
export interface Webhooks {
  create(body: CreateWebhookBody, options?: CallOptions): Promise<Webhook>;
  list<const Field extends keyof Webhook = keyof Webhook>(
    options?: ListOptions<Column, Field>,
  ): Listing<Pick<Webhook, Field>>;
  get(id: string, options?: CallOptions): Promise<Webhook>;
  update(id: string, body: UpdateWebhookBody, options?: CallOptions): Promise<Webhook>;
  delete(id: string, options?: CallOptions): Promise<void>;
  /** Runs what the webhook points at, with `input`; answers before it has run. */
  invoke(id: string, input?: Readonly<Record<string, unknown>>, options?: InvokeOptions): Promise<WebhookRun>;
}

export function webhooksOf(requests: Requests): Webhooks {
  return {
    create: (body, options) => requests.send('POST', '/v1/webhooks', body, options),
    list: (options) => requests.list('/v1/webhooks', 'webhooks', options),
    get: async (id, options) => requests.get(path`/v1/webhooks/${id}`, options),
    update: async (id, body, options) => requests.send('PUT', path`/v1/webhooks/${id}`, body, options),
    delete: async (id, options) => requests.remove(path`/v1/webhooks/${id}`, options),
    invoke: async (id, input = {}, options = {}) =>
      requests.transport.call(
        {
          method: 'POST',
          path: path`/v1/webhooks/${id}/invoke`,
          query: new URLSearchParams(options.query),
          body: jsonBody(input),
          ...callOf(options),
        },
        readJson<WebhookRun>,
      ),
  };
}
