import type { Execution, ExecutionRepository, Scope } from '@qinling/core';
import { breathe, mutant, mutantWithMemory, type StorageMutant } from './storage-mutant.js';

function isRunning({ status }: Execution): boolean {
  return status === 'running';
}

/** Executions of a function, by any condition. */
async function ids(
  executions: ExecutionRepository,
  scope: Scope,
  condition: (row: Execution) => boolean,
): Promise<readonly string[]> {
  return (await executions.list({ scope })).filter(condition).map((row) => row.id);
}

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
  mutantWithMemory(
    'keeps logs outside of the transaction',
    'executions: a finish in a transaction that fails did not happen, its log included',
    () => {
      const logs = new Map<string, string>();
      return ({ executions }) => ({
        executions: {
          finish(id, outcome) {
            logs.set(id, outcome.log);
            return executions.finish(id, outcome);
          },
          log: async (_scope, id) => logs.get(id) ?? '',
        },
      });
    },
  ),
  mutant(
    'claims all executions of a host',
    'executions: claim makes a host answer for a running execution',
    ({ executions }) => ({
      executions: {
        async claim(id, hostId) {
          const claimed = await executions.get('all', id);
          const isOfHost = (row: Execution) => row.hostId === claimed?.hostId;
          for (const each of await ids(executions, 'all', isOfHost)) {
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
          const twins = await ids(
            executions,
            'all',
            (other) => other.jobId === row.jobId && row.jobId !== null && !isRunning(other),
          );
          for (const id of twins) {
            await executions.update(id, { scheduledAt: null });
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
  mutant(
    'has no log for what still runs',
    'executions: R15: the log is empty before the end, and undefined for no execution',
    ({ executions }) => ({
      executions: { log: async (scope, id) => (await executions.log(scope, id)) || undefined },
    }),
  ),
  mutant(
    'has an empty log for what is not there',
    'executions: R15: the log is empty before the end, and undefined for no execution',
    ({ executions }) => ({
      executions: { log: async (scope, id) => (await executions.log(scope, id)) ?? '' },
    }),
  ),
  mutant('changes line ends in logs', 'executions: R15: the log comes back exactly', ({ executions }) => ({
    executions: {
      finish: (id, outcome) =>
        executions.finish(id, { ...outcome, log: outcome.log.replaceAll('\r\n', '\n') }),
    },
  })),
  mutant(
    'ignores the scope of log',
    "executions: R18: log sees the executions of the scope's project only",
    ({ executions }) => ({ executions: { log: (_scope, id) => executions.log('all', id) } }),
  ),
  mutant('lists logs', 'executions: neither get nor list carries the log', ({ executions }) => ({
    executions: {
      async list(query) {
        const rows = await executions.list(query);
        return Promise.all(rows.map(async (row) => ({ ...row, log: await executions.log('all', row.id) })));
      },
    },
  })),
  mutantWithMemory('leaves logs behind', 'executions: a deleted execution leaves no log behind', () => {
    const logs = new Map<string, string>();
    return ({ executions }) => ({
      executions: {
        finish(id, outcome) {
          logs.set(id, outcome.log);
          return executions.finish(id, outcome);
        },
        async log(scope, id) {
          return (await executions.get(scope, id)) === undefined ? undefined : (logs.get(id) ?? '');
        },
      },
    });
  }),
  mutant(
    'takes ended executions for running',
    'executions: R4: running finds the running executions of a function or of one version',
    ({ executions }) => ({
      executions: {
        running: (functionId, version) =>
          ids(
            executions,
            'all',
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
            'all',
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
            'all',
            (row) => row.functionId === functionId && isRunning(row) && row.functionAlias === null,
          ),
      },
    }),
  ),
];
