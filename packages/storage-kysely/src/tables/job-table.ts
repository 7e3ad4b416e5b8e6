import type { Job } from '@qinling/core';
import { integer, orNull, text, time } from './column.js';
import { tableOf } from './table.js';

export const jobTable = tableOf<Job>()('jobs', {
  id: text('id'),
  name: orNull(text('name')),
  count: orNull(integer('count')),
  status: text('status'),
  statusReason: orNull(text('status_reason')),
  functionAlias: orNull(text('function_alias')),
  functionId: orNull(text('function_id')),
  functionVersion: orNull(integer('function_version')),
  functionInput: orNull(text('function_input')),
  pattern: orNull(text('pattern')),
  firstExecutionTime: orNull(time('first_execution_time')),
  nextExecutionTime: orNull(time('next_execution_time')),
  projectId: text('project_id'),
  createdAt: time('created_at'),
  updatedAt: orNull(time('updated_at')),
});
