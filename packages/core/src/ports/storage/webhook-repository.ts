import type { Webhook } from '../../domain/webhook.js';
import type { Repository } from './repository.js';

export interface WebhookRepository extends Repository<Webhook> {
  /** Ids of webhooks that refer to a function directly, at one version or at any. */
  idsOf(functionId: string, functionVersion?: number): Promise<readonly string[]>;
  /** Ids of webhooks of a project that refer to an alias. */
  idsOfAlias(projectId: string, name: string): Promise<readonly string[]>;
}
