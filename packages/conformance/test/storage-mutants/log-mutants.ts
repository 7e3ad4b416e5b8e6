import { mutant, mutantWithMemory, type StorageMutant } from './storage-mutant.js';

export const logMutants: readonly StorageMutant[] = [
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
  mutant(
    'adds to the log where it should replace it',
    'executions: R15: keepLog keeps the log so far of what runs, and finish puts the whole in its place',
    ({ executions }) => ({
      executions: {
        keepLog: async (id, log) =>
          executions.keepLog(id, `${(await executions.log('all', id)) ?? ''}${log}`),
      },
    }),
  ),
  mutant(
    'says of every log that it was kept',
    'executions: R15: keepLog leaves the log of what has ended, and of what is not there',
    ({ executions }) => ({
      executions: { keepLog: async (id, log) => (await executions.keepLog(id, log)) || true },
    }),
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
];
