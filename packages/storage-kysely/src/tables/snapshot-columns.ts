import type { Snapshot } from '@qinling/core';
import { type ColumnsOf, integer, json, orNull, text } from './column.js';

/** The snapshot, which functions, versions and executions carry alike. */
export const snapshotColumns = {
  code: json('code'),
  location: orNull(text('location')),
  entry: orNull(text('entry')),
  runtimeId: orNull(text('runtime_id')),
  cpuMillis: integer('cpu_millis'),
  memoryBytes: integer('memory_bytes'),
  timeoutSeconds: integer('timeout_seconds'),
} as const satisfies ColumnsOf<Snapshot>;
