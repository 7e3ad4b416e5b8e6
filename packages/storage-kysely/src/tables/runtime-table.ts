import type { Runtime } from '@qinling/core';
import { boolean, orNull, text, time } from './column.js';
import { tableOf } from './table.js';

export const runtimeTable = tableOf<Runtime>()('runtimes', {
  id: text('id'),
  name: orNull(text('name')),
  description: orNull(text('description')),
  image: text('image'),
  status: text('status'),
  statusReason: orNull(text('status_reason')),
  previousImage: orNull(text('previous_image')),
  isPublic: boolean('is_public'),
  trusted: boolean('trusted'),
  projectId: text('project_id'),
  createdAt: time('created_at'),
  updatedAt: orNull(time('updated_at')),
});
