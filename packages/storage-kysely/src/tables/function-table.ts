import type { QinlingFunction } from '@qinling/core';
import { integer, orNull, text, time } from './column.js';
import { snapshotColumns } from './snapshot-columns.js';
import { tableOf } from './table.js';

export const functionTable = tableOf<QinlingFunction>()('functions', {
  id: text('id'),
  name: orNull(text('name')),
  description: orNull(text('description')),
  count: integer('count'),
  latestVersion: integer('latest_version'),
  ...snapshotColumns,
  projectId: text('project_id'),
  createdAt: time('created_at'),
  updatedAt: orNull(time('updated_at')),
});
