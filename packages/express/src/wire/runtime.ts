import { type Runtime, runtimeColumns } from '@qinling/core';
import { z } from 'zod';
import { defineResource, field } from './resource.js';
import { flag, text, time, uuid } from './values.js';

/** Runtimes as clients see them. */
export const runtime = defineResource<Runtime>()({
  noun: 'runtime',
  collection: 'runtimes',
  types: runtimeColumns,
  fields: {
    id: field('id', uuid),
    name: field('name', text.nullable()),
    description: field('description', text.nullable()),
    image: field('image', text.describe('What the orchestrator makes workers from.')),
    status: field('status', z.enum(['creating', 'available', 'upgrading', 'error'])),
    is_public: field('isPublic', flag.describe('Whether every project may use it.')),
    trusted: field('trusted', flag),
    project_id: field('projectId', text),
    created_at: field('createdAt', time),
    updated_at: field('updatedAt', time.nullable()),
  },
});

/** How many workers of a runtime are warm. */
export const runtimePool = z.object({
  name: uuid,
  capacity: z.object({ total: z.int(), available: z.int() }),
});
