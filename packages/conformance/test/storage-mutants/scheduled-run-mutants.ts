import type { ExecutionRepository } from '@qinling/core';
import { mutant, type StorageMutant } from './storage-mutant.js';

/** Keeps one execution of a job and a time by replacing it. */
function replacing(executions: ExecutionRepository): Partial<ExecutionRepository> {
  return {
    async insert(row) {
      const rows = await executions.list({ scope: 'all' });
      const twin = rows.find(
        (other) =>
          row.scheduledAt !== null &&
          other.jobId === row.jobId &&
          other.scheduledAt?.getTime() === row.scheduledAt.getTime(),
      );
      await executions.delete(twin?.id ?? '');
      await executions.insert(row).catch(() => undefined);
    },
  };
}

export const scheduledRunMutants: readonly StorageMutant[] = [
  mutant(
    'replaces the execution of a scheduled time',
    [
      'executions: R16: a job has one execution for one scheduled time',
      'executions: R16: of many that insert one scheduled run at once, one wins',
      'two handles: R16: of those that insert one scheduled run, one wins',
    ],
    ({ executions }) => ({ executions: replacing(executions) }),
  ),
  mutant(
    'guards a scheduled time while the execution runs',
    'executions: R16: also when the first one has ended',
    ({ executions }) => ({
      executions: {
        async insert(row) {
          for (const other of await executions.list({ scope: 'all' })) {
            if (row.jobId !== null && other.jobId === row.jobId && other.status !== 'running') {
              await executions.update(other.id, { scheduledAt: null });
            }
          }
          await executions.insert(row);
        },
      },
    }),
  ),
  mutant(
    'guards null as if it were a time',
    'executions: R16: other times, other jobs and no job at all are free',
    ({ executions }) => ({
      executions: {
        insert: (row) =>
          executions.insert(
            row.jobId === null ? row : { ...row, scheduledAt: row.scheduledAt ?? new Date(0) },
          ),
      },
    }),
  ),
  mutant(
    'guards scheduled times to the second',
    'executions: R16: other times, other jobs and no job at all are free',
    ({ executions }) => ({
      executions: {
        insert(row) {
          const ms = row.scheduledAt?.getTime() ?? 0;
          return executions.insert({ ...row, scheduledAt: row.scheduledAt && new Date(ms - (ms % 1000)) });
        },
      },
    }),
  ),
];
