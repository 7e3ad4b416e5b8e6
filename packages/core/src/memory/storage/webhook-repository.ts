import type { WebhookRepository } from '../../ports/storage/webhook-repository.js';
import { createTable } from './create-table.js';
import type { Tables } from './tables.js';

export function createWebhookRepository({ webhooks }: Tables): WebhookRepository {
  return {
    ...createTable(webhooks),
    async idsOf(functionId, functionVersion) {
      return [...webhooks.values()]
        .filter((row) => row.functionId === functionId)
        .filter((row) => functionVersion === undefined || row.functionVersion === functionVersion)
        .map((row) => row.id);
    },
    async idsOfAlias(projectId, name) {
      return [...webhooks.values()]
        .filter((row) => row.projectId === projectId && row.functionAlias === name)
        .map((row) => row.id);
    },
  };
}
