import type { ColumnTypes } from './columns.js';

export type RuntimeStatus = 'creating' | 'available' | 'upgrading' | 'error';

/** What executes packages: an image that the orchestrator maps to workers. */
export interface Runtime {
  readonly id: string;
  readonly name: string | null;
  readonly description: string | null;
  readonly image: string;
  readonly status: RuntimeStatus;
  /** Why the status is `error`; null otherwise. */
  readonly statusReason: string | null;
  /** While upgrading: the image to return to if the new one does not come up. */
  readonly previousImage: string | null;
  /** Whether every project may use it. */
  readonly isPublic: boolean;
  readonly trusted: boolean;
  readonly projectId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
}

export const runtimeColumns = {
  id: 'text',
  name: 'text',
  description: 'text',
  image: 'text',
  status: 'text',
  isPublic: 'boolean',
  trusted: 'boolean',
  projectId: 'text',
  createdAt: 'time',
  updatedAt: 'time',
} as const satisfies ColumnTypes<Runtime>;
