import { type Execution, executionColumns } from '@qinling/core';
import { z } from 'zod';
import { defineResource, field } from './resource.js';
import { flag, text, time, uuid } from './values.js';

/** Executions as clients see them. */
export const execution = defineResource<Execution>()({
  noun: 'execution',
  collection: 'executions',
  types: executionColumns,
  fields: {
    id: field('id', uuid),
    function_alias: field('functionAlias', text.nullable().describe('The alias it was asked for by.')),
    function_id: field('functionId', uuid),
    function_version: field('functionVersion', z.int()),
    description: field('description', text.nullable()),
    input: field('input', text.nullable().describe('As it was given.')),
    result: field(
      'result',
      text.nullable().describe('JSON text {"duration": seconds, "output": value}; null while running.'),
    ),
    status: field('status', z.enum(['running', 'success', 'failed', 'error', 'cancelled'])),
    sync: field('sync', flag),
    project_id: field('projectId', text),
    created_at: field('createdAt', time),
    updated_at: field('updatedAt', time.nullable()),
  },
});
