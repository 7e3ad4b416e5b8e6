import type { RuntimeRepository } from '../../ports/storage/runtime-repository.js';
import { createTable, ownRows } from './create-table.js';
import type { Tables } from './tables.js';

export function createRuntimeRepository({ runtimes, functions, versions }: Tables): RuntimeRepository {
  const table = createTable(runtimes, {
    sees: (scope, runtime) => runtime.isPublic || ownRows(scope, runtime),
  });
  return {
    ...table,
    async updateIfStatus(id, expected, changes) {
      return runtimes.get(id)?.status === expected && (await table.update(id, changes));
    },
    async isUsed(id) {
      return [functions, versions].some((users) => [...users.values()].some((user) => user.runtimeId === id));
    },
  };
}
