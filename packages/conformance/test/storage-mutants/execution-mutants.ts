import type { Execution, ExecutionRepository } from '@qinling/core';
import { breathe, mutant, type StorageMutant } from './storage-mutant.js';

function isRunning({ status }: Execution): boolean {
  return status === 'running';
}

/** The ids of the executions that satisfy a condition. */
async function ids(
  executions: ExecutionRepository,
  condition: (row: Execution) => boolean,
): Promise<readonly string[]> {
  return (await executions.list({ scope: 'all' })).filter(condition).map((row) => row.id);
}

/** Finishes in two statements: everybody who read `running` wins. */
function finishingUnguarded(executions: ExecutionRepository): Partial<ExecutionRepository> {
  return {
    async finish(id, outcome) {
      const row = await executions.get('all', id);
      await breathe();
      const { status, result, finishedAt: updatedAt } = outcome;
      return row?.status === 'running' && executions.update(id, { status, result, updatedAt });
    },
  };
}

export const executionMutants: readonly StorageMutant[] = [
  mutant(
    'finishes without the log',
    'executions: R12: finish ends a running execution with status, result, time and log',
    ({ executions }) => ({
      executions: { finish: (id, outcome) => executions.finish(id, { ...outcome, log: '' }) },
    }),
  ),
  mutant(
    'finishes every execution as a success',
    'executions: R12: finish ends a running execution with status, result, time and log',
    ({ executions }) => ({
      executions: { finish: (id, outcome) => executions.finish(id, { ...outcome, status: 'success' }) },
    }),
  ),
  mutant(
    'finishes what has ended',
    'executions: R12: finish leaves an execution that has ended, and one that is not there',
    ({ executions }) => ({
      executions: {
        finish: (id, { status, result, finishedAt: updatedAt }) =>
          executions.update(id, { status, result, updatedAt }),
      },
    }),
  ),
  mutant(
    'writes the log of an execution that has ended',
    'executions: R12: finish leaves an execution that has ended, and one that is not there',
    ({ executions }) => ({
      executions: {
        async finish(id, outcome) {
          const before = await executions.get('all', id);
          await executions.update(id, { status: 'running' });
          await executions.finish(id, outcome);
          const { status = 'error', result = null, updatedAt = null } = before ?? {};
          if (before !== undefined && before.status !== 'running') {
            await executions.update(id, { status, result, updatedAt });
          }
          return before?.status === 'running';
        },
      },
    }),
  ),
  mutant(
    'finishes all executions of the function',
    'executions: R12: finish touches no other execution',
    ({ executions }) => ({
      executions: {
        async finish(id, outcome) {
          const row = await executions.get('all', id);
          for (const each of await executions.running(row?.functionId ?? '')) {
            await executions.finish(each, outcome);
          }
          return true;
        },
      },
    }),
  ),
  mutant(
    'reads the status and finishes in two statements',
    [
      'executions: R11: of many that finish one execution at once, one wins, with result and log',
      'two handles: R12: of those that finish one execution, one wins',
    ],
    ({ executions }) => ({ executions: finishingUnguarded(executions) }),
  ),
  mutant(
    'claims all executions of a host',
    'executions: claim makes a host answer for a running execution',
    ({ executions }) => ({
      executions: {
        async claim(id, hostId) {
          const claimed = await executions.get('all', id);
          const isOfHost = (row: Execution) => row.hostId === claimed?.hostId;
          for (const each of await ids(executions, isOfHost)) {
            await executions.claim(each, hostId);
          }
          return claimed !== undefined;
        },
      },
    }),
  ),
  mutant(
    'says that it claimed, and did not',
    'executions: claim makes a host answer for a running execution',
    ({ executions }) => ({
      executions: { claim: async (id) => (await executions.get('all', id))?.status === 'running' },
    }),
  ),
  mutant(
    'claims what has ended',
    'executions: R12: claim leaves an execution that has ended, and one that is not there',
    ({ executions }) => ({ executions: { claim: (id, hostId) => executions.update(id, { hostId }) } }),
  ),
  mutant(
    'takes ended executions for running',
    'executions: R4: running finds the running executions of a function or of one version',
    ({ executions }) => ({
      executions: {
        running: (functionId, version) =>
          ids(
            executions,
            (row) =>
              row.functionId === functionId && (version === undefined || row.functionVersion === version),
          ),
      },
    }),
  ),
  mutant(
    'takes version 1 for 10',
    'executions: R4: running finds the running executions of a function or of one version',
    ({ executions }) => ({
      executions: {
        running: (functionId, version) =>
          ids(
            executions,
            (row) =>
              row.functionId === functionId &&
              isRunning(row) &&
              `${row.functionVersion}`.startsWith(`${version ?? ''}`),
          ),
      },
    }),
  ),
  mutant(
    'forgets executions by alias',
    'executions: R10: running finds the executions of every project, also those by alias',
    ({ executions }) => ({
      executions: {
        running: (functionId) =>
          ids(
            executions,
            (row) => row.functionId === functionId && isRunning(row) && row.functionAlias === null,
          ),
      },
    }),
  ),
];
