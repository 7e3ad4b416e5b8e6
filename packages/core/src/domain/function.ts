import type { ColumnTypes } from './columns.js';
import type { Snapshot } from './snapshot.js';

/** A function with its latest code, which is version 0. */
export interface QinlingFunction extends Snapshot {
  readonly id: string;
  readonly name: string | null;
  readonly description: string | null;
  /** How often version 0 was run. */
  readonly count: number;
  /** The highest version that exists; 0 when there is none. */
  readonly latestVersion: number;
  readonly projectId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
}

export const functionColumns = {
  id: 'text',
  name: 'text',
  description: 'text',
  count: 'integer',
  code: 'json',
  runtimeId: 'text',
  entry: 'text',
  latestVersion: 'integer',
  cpuMillis: 'integer',
  memoryBytes: 'integer',
  timeoutSeconds: 'integer',
  projectId: 'text',
  createdAt: 'time',
  updatedAt: 'time',
} as const satisfies ColumnTypes<QinlingFunction>;
