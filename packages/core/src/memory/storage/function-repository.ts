import { notFound } from '../../errors/not-found-error.js';
import type { FunctionRepository } from '../../ports/storage/function-repository.js';
import { createTable } from './create-table.js';
import type { Tables } from './tables.js';

export function createFunctionRepository({ functions, versionCounters }: Tables): FunctionRepository {
  const table = createTable(functions);
  return {
    ...table,
    // Transactions run one at a time, so the row is held already.
    async lock(id) {
      return functions.has(id);
    },
    async takeVersionNumber(id) {
      if (!functions.has(id)) {
        throw notFound('Function', { id });
      }
      const next = (versionCounters.get(id) ?? 0) + 1;
      versionCounters.set(id, next);
      return next;
    },
    async incrementCount(id) {
      const row = functions.get(id);
      if (row !== undefined) {
        functions.set(id, { ...row, count: row.count + 1 });
      }
    },
    async delete(id) {
      versionCounters.delete(id);
      return table.delete(id);
    },
  };
}
