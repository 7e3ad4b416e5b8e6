import { type Job, jobColumns } from '@qinling/core';
import { z } from 'zod';
import { defineResource, field } from './resource.js';
import { text, time, uuid } from './values.js';

/** Jobs as clients see them. */
export const job = defineResource<Job>()({
  noun: 'job',
  collection: 'jobs',
  types: jobColumns,
  fields: {
    id: field('id', uuid),
    name: field('name', text.nullable()),
    count: field('count', z.int().nullable().describe('Runs that are left; null means without end.')),
    status: field('status', z.enum(['running', 'paused', 'cancelled', 'done'])),
    function_alias: field('functionAlias', text.nullable()),
    function_id: field('functionId', uuid.nullable()),
    function_version: field('functionVersion', z.int().nullable()),
    function_input: field('functionInput', text.nullable()),
    pattern: field('pattern', text.nullable().describe('Cron, UTC.')),
    first_execution_time: field('firstExecutionTime', time.nullable()),
    next_execution_time: field('nextExecutionTime', time.nullable().describe('Null once finished.')),
    project_id: field('projectId', text),
    created_at: field('createdAt', time),
    updated_at: field('updatedAt', time.nullable()),
  },
});
