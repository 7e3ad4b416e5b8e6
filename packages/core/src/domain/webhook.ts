import type { ColumnTypes } from './columns.js';
import type { Target } from './target.js';

interface WebhookFields {
  /** Unguessable: whoever knows it may invoke it. */
  readonly id: string;
  readonly description: string | null;
  readonly projectId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
}

/** Runs its target when its URL receives a POST. */
export type Webhook = WebhookFields & Target;

export const webhookColumns = {
  id: 'text',
  functionAlias: 'text',
  functionId: 'text',
  functionVersion: 'integer',
  description: 'text',
  projectId: 'text',
  createdAt: 'time',
  updatedAt: 'time',
} as const satisfies ColumnTypes<Webhook>;
