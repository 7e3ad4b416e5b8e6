import type { FunctionVersion } from '@qinling/core';
import { integer, orNull, text, time } from './column.js';
import { snapshotColumns } from './snapshot-columns.js';
import { tableOf } from './table.js';

export const versionTable = tableOf<FunctionVersion>()('function_versions', {
  id: text('id'),
  functionId: text('function_id'),
  description: orNull(text('description')),
  versionNumber: integer('version_number'),
  count: integer('count'),
  ...snapshotColumns,
  projectId: text('project_id'),
  createdAt: time('created_at'),
  updatedAt: orNull(time('updated_at')),
});
