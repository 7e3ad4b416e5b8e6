import type { FunctionVersion } from '../../domain/function-version.js';
import type { VersionRepository } from '../../ports/storage/version-repository.js';
import { copyRow } from './copy-row.js';
import { createTable, oldestFirst, ownRows } from './create-table.js';
import type { Tables } from './tables.js';

export function createVersionRepository({ versions }: Tables): VersionRepository {
  const table = createTable(versions, {
    uniqueKeys: [['functionId', 'versionNumber']],
    completion: (a, b) => a.versionNumber - b.versionNumber || oldestFirst(a, b),
  });

  function of(functionId: string): FunctionVersion[] {
    return [...versions.values()].filter((version) => version.functionId === functionId);
  }

  return {
    ...table,
    async getByNumber(scope, functionId, versionNumber) {
      const row = of(functionId).find((version) => version.versionNumber === versionNumber);
      return row !== undefined && ownRows(scope, row) ? copyRow(row) : undefined;
    },
    async newest(functionId) {
      const [row] = of(functionId).sort((a, b) => b.versionNumber - a.versionNumber);
      return copyRow(row);
    },
    async countOf(functionId) {
      return of(functionId).length;
    },
    async incrementCount(id) {
      const row = versions.get(id);
      if (row !== undefined) {
        versions.set(id, { ...row, count: row.count + 1 });
      }
    },
    async deleteAllOf(functionId) {
      const locations = new Set<string>();
      for (const { id, location } of of(functionId)) {
        versions.delete(id);
        if (location !== null) {
          locations.add(location);
        }
      }
      return [...locations];
    },
  };
}
