import type { WebhookRepository } from '@qinling/core';
import { atVersion } from '../queries/conditions.js';
import type { Session } from '../session.js';
import { webhookTable } from '../tables/webhook-table.js';
import { crudOf } from './crud.js';

const crud = crudOf(webhookTable);

export function createWebhookRepository(session: Session): WebhookRepository {
  return {
    ...crud(session),

    async idsOf(functionId, functionVersion) {
      const rows = await session.reader
        .selectFrom('webhooks')
        .select('id')
        .where('function_id', '=', functionId)
        .where(atVersion(functionVersion))
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(({ id }) => id);
    },

    async idsOfAlias(projectId, name) {
      const rows = await session.reader
        .selectFrom('webhooks')
        .select('id')
        .where('project_id', '=', projectId)
        .where('function_alias', '=', name)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}
