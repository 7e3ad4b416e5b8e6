import type { ColumnTypes } from './columns.js';
import type { Snapshot } from './snapshot.js';

/** An immutable numbered snapshot of a function (rules R1, R2). Only `description` and `count` ever change. */
export interface FunctionVersion extends Snapshot {
  readonly id: string;
  readonly functionId: string;
  readonly description: string | null;
  /** 1, 2, 3 …; never issued twice for one function. */
  readonly versionNumber: number;
  /** How often this version was run. */
  readonly count: number;
  readonly projectId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
}

export const functionVersionColumns = {
  id: 'text',
  functionId: 'text',
  description: 'text',
  versionNumber: 'integer',
  count: 'integer',
  projectId: 'text',
  createdAt: 'time',
  updatedAt: 'time',
  code: 'json',
  entry: 'text',
  runtimeId: 'text',
  cpuMillis: 'integer',
  memoryBytes: 'integer',
  timeoutSeconds: 'integer',
} as const satisfies ColumnTypes<FunctionVersion>;
