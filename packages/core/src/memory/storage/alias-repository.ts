import type { AliasRepository } from '../../ports/storage/alias-repository.js';
import { copyRow } from './copy-row.js';
import { createTable } from './create-table.js';
import type { Tables } from './tables.js';

export function createAliasRepository({ aliases }: Tables): AliasRepository {
  return {
    ...createTable(aliases, { uniqueKeys: [['projectId', 'name']] }),
    async getByName(projectId, name) {
      return copyRow([...aliases.values()].find((row) => row.projectId === projectId && row.name === name));
    },
    async pointingAt(functionId, functionVersion) {
      return [...aliases.values()]
        .filter((row) => row.functionId === functionId)
        .filter((row) => functionVersion === undefined || row.functionVersion === functionVersion)
        .map((row) => copyRow(row));
    },
  };
}
