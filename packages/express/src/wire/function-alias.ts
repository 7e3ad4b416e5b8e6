import { type FunctionAlias, functionAliasColumns } from '@qinling/core';
import { z } from 'zod';
import { defineResource, field } from './resource.js';
import { text, time, uuid } from './values.js';

/** Aliases as clients see them. They are addressed by name; the marker of a list is still the id. */
export const functionAlias = defineResource<FunctionAlias>()({
  noun: 'function_alias',
  collection: 'function_aliases',
  types: functionAliasColumns,
  fields: {
    id: field('id', uuid),
    name: field('name', text),
    function_id: field('functionId', uuid),
    description: field('description', text.nullable()),
    function_version: field('functionVersion', z.int().describe('0 is the latest code.')),
    project_id: field('projectId', text),
    created_at: field('createdAt', time),
    updated_at: field('updatedAt', time.nullable()),
  },
});
