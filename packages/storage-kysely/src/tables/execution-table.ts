import type { Execution } from '@qinling/core';
import { boolean, integer, orNull, text, time } from './column.js';
import { snapshotColumns } from './snapshot-columns.js';
import { tableOf } from './table.js';

export const executionTable = tableOf<Execution>()('executions', {
  id: text('id'),
  functionAlias: orNull(text('function_alias')),
  functionId: text('function_id'),
  functionVersion: integer('function_version'),
  description: orNull(text('description')),
  input: orNull(text('input')),
  result: orNull(text('result')),
  status: text('status'),
  sync: boolean('sync'),
  hostId: text('host_id'),
  jobId: orNull(text('job_id')),
  scheduledAt: orNull(time('scheduled_at')),
  webhookId: orNull(text('webhook_id')),
  ...snapshotColumns,
  projectId: text('project_id'),
  createdAt: time('created_at'),
  updatedAt: orNull(time('updated_at')),
});
