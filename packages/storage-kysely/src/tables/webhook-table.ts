import type { Webhook } from '@qinling/core';
import { integer, orNull, text, time } from './column.js';
import { tableOf } from './table.js';

export const webhookTable = tableOf<Webhook>()('webhooks', {
  id: text('id'),
  functionAlias: orNull(text('function_alias')),
  functionId: orNull(text('function_id')),
  functionVersion: orNull(integer('function_version')),
  description: orNull(text('description')),
  projectId: text('project_id'),
  createdAt: time('created_at'),
  updatedAt: orNull(time('updated_at')),
});
