import type { ColumnTypes } from './columns.js';

/** A name, unique in its project, that points at one version of a function (0 is the latest code). */
export interface FunctionAlias {
  readonly id: string;
  readonly name: string;
  readonly functionId: string;
  readonly description: string | null;
  readonly functionVersion: number;
  readonly projectId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
}

export const functionAliasColumns = {
  id: 'text',
  name: 'text',
  functionId: 'text',
  description: 'text',
  functionVersion: 'integer',
  projectId: 'text',
  createdAt: 'time',
  updatedAt: 'time',
} as const satisfies ColumnTypes<FunctionAlias>;
