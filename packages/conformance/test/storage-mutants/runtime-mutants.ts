import type { Execution, Scope } from '@qinling/core';
import { breathe, mutant, mutantWithMemory, type StorageMutant } from './storage-mutant.js';

function isProject(scope: Scope, projectId: string): boolean {
  return scope !== 'all' && scope.projectId === projectId;
}

export const runtimeMutants: readonly StorageMutant[] = [
  mutant(
    'hides public runtimes of other projects',
    'runtimes: R18: a project sees its own runtimes and the public ones',
    ({ runtimes }) => ({
      runtimes: {
        async list(query) {
          const rows = await runtimes.list(query);
          return rows.filter((row) => query.scope === 'all' || isProject(query.scope, row.projectId));
        },
      },
    }),
  ),
  mutant(
    'lists private runtimes of other projects',
    'runtimes: R18: a project sees its own runtimes and the public ones',
    ({ runtimes }) => ({ runtimes: { list: (query) => runtimes.list({ ...query, scope: 'all' }) } }),
  ),
  mutant(
    'binds `own or public and filtered` wrongly',
    'runtimes: R18: filters and pages reach public runtimes of other projects too',
    ({ runtimes }) => ({
      runtimes: {
        async list(query) {
          const rows = await runtimes.list(query);
          return query.marker === undefined
            ? rows
            : rows.filter((row) => isProject(query.scope, row.projectId));
        },
      },
    }),
  ),
  mutant(
    'takes false for not given',
    'runtimes: a runtime that becomes private is hidden from other projects',
    ({ runtimes }) => ({
      runtimes: {
        update: (id, changes) =>
          runtimes.update(id, Object.fromEntries(Object.entries(changes).filter(([, value]) => value))),
      },
    }),
  ),
  mutant(
    'moves a runtime and forgets the other columns',
    'runtimes: updateIfStatus changes a runtime that has the expected status',
    ({ runtimes }) => ({
      runtimes: {
        updateIfStatus: (id, expected, { status }) =>
          runtimes.updateIfStatus(id, expected, status === undefined ? {} : { status }),
      },
    }),
  ),
  mutant(
    'moves a runtime whatever its status',
    'runtimes: R11: updateIfStatus leaves a runtime that has another status',
    ({ runtimes }) => ({
      runtimes: { updateIfStatus: (id, _expected, changes) => runtimes.update(id, changes) },
    }),
  ),
  mutant(
    'reads the status and moves the runtime in two statements',
    'runtimes: R11: of many that move a runtime at once, one wins',
    ({ runtimes }) => ({
      runtimes: {
        async updateIfStatus(id, expected, changes) {
          const isExpected = (await runtimes.get('all', id))?.status === expected;
          await breathe();
          return isExpected && runtimes.update(id, changes);
        },
      },
    }),
  ),
  mutant(
    'forgets that versions use runtimes',
    'runtimes: one is used while a function or a version has it',
    ({ functions }) => ({
      runtimes: {
        isUsed: async (id) => (await functions.list({ scope: 'all' })).some((row) => row.runtimeId === id),
      },
    }),
  ),
  mutant(
    'asks executions whether a runtime is used',
    'runtimes: one is used by functions of every project, and not by executions',
    ({ runtimes, executions }) => ({
      runtimes: {
        isUsed: async (id) => (await runtimes.isUsed(id)) || (await executions.isRuntimeBusy(id)),
      },
    }),
  ),
  mutant(
    "asks the runtime's own project whether it is used",
    'runtimes: one is used by functions of every project, and not by executions',
    ({ runtimes, functions }) => ({
      runtimes: {
        async isUsed(id) {
          const runtime = await runtimes.get('all', id);
          const scope = { projectId: runtime?.projectId ?? '' };
          return (await functions.list({ scope })).some((row) => row.runtimeId === id);
        },
      },
    }),
  ),
  mutantWithMemory(
    'remembers for ever that a runtime was used',
    'runtimes: one is free again when its last function is gone',
    () => {
      const used = new Set<string | null>();
      return ({ functions }) => ({
        functions: {
          insert(row) {
            used.add(row.runtimeId);
            return functions.insert(row);
          },
        },
        runtimes: { isUsed: async (id) => used.has(id) },
      });
    },
  ),
  mutant(
    'takes a runtime for busy for ever',
    'executions: a runtime is busy while an execution runs on it',
    ({ executions }) => ({
      executions: {
        async isRuntimeBusy(runtimeId) {
          const rows: readonly Execution[] = await executions.list({ scope: 'all' });
          return rows.some((row) => row.runtimeId === runtimeId);
        },
      },
    }),
  ),
];
