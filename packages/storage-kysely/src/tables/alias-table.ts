import type { FunctionAlias } from '@qinling/core';
import { integer, orNull, text, time } from './column.js';
import { tableOf } from './table.js';

export const aliasTable = tableOf<FunctionAlias>()('function_aliases', {
  id: text('id'),
  name: text('name'),
  functionId: text('function_id'),
  description: orNull(text('description')),
  functionVersion: integer('function_version'),
  projectId: text('project_id'),
  createdAt: time('created_at'),
  updatedAt: orNull(time('updated_at')),
});
