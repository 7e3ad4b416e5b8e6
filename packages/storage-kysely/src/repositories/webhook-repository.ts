import type { Webhook, WebhookRepository } from '@qinling/core';
import { atVersion } from '../queries/conditions.js';
import { webhookTable } from '../tables/webhook-table.js';
import { type CrudStatements, crudOf } from './crud.js';
import { CrudRepository } from './crud-repository.js';

const crud = crudOf(webhookTable);

export class KyselyWebhookRepository extends CrudRepository<Webhook> implements WebhookRepository {
  protected get crud(): CrudStatements<Webhook> {
    return crud;
  }

  async idsOf(functionId: string, functionVersion?: number): Promise<readonly string[]> {
    const rows = await this.session.reader
      .selectFrom('webhooks')
      .select('id')
      .where('function_id', '=', functionId)
      .where(atVersion(functionVersion))
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => id);
  }

  async idsOfAlias(projectId: string, name: string): Promise<readonly string[]> {
    const rows = await this.session.reader
      .selectFrom('webhooks')
      .select('id')
      .where('project_id', '=', projectId)
      .where('function_alias', '=', name)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => id);
  }
}
