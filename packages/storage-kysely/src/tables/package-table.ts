import type { StoredPackage } from '@qinling/core';
import { integer, text, time } from './column.js';
import { tableOf } from './table.js';

export const packageTable = tableOf<StoredPackage>()('packages', {
  location: text('location'),
  md5sum: text('md5sum'),
  sizeBytes: integer('size_bytes'),
  format: text('format'),
  treeDigest: text('tree_digest'),
  createdAt: time('created_at'),
});
