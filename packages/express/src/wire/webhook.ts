import { type Webhook, webhookColumns } from '@qinling/core';
import { z } from 'zod';
import { defineResource, field } from './resource.js';
import { text, time, uuid } from './values.js';

/** Webhooks as clients see them. */
export const webhook = defineResource<Webhook>()({
  noun: 'webhook',
  collection: 'webhooks',
  types: webhookColumns,
  fields: {
    id: field('id', uuid),
    function_alias: field('functionAlias', text.nullable()),
    function_id: field('functionId', uuid.nullable()),
    function_version: field('functionVersion', z.int().nullable()),
    description: field('description', text.nullable()),
    project_id: field('projectId', text),
    created_at: field('createdAt', time),
    updated_at: field('updatedAt', time.nullable()),
  },
  computed: {
    webhook_url: {
      schema: z.url().describe('POST here to run the target. Follows from the id; it is no filter.'),
      value: (row, links) => `${links.base}/v1/webhooks/${row.id}/invoke`,
    },
  },
});
