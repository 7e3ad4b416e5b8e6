import type { AliasRepository } from '@qinling/core';
import { atVersion } from '../queries/conditions.js';
import type { Session } from '../session.js';
import { aliasTable } from '../tables/alias-table.js';
import { crudOf } from './crud.js';

const crud = crudOf(aliasTable);

export function createAliasRepository(session: Session): AliasRepository {
  return {
    ...crud(session),

    async getByName(projectId, name) {
      const stored = await session.reader
        .selectFrom('function_aliases')
        .select(aliasTable.selection)
        .where('project_id', '=', projectId)
        .where('name', '=', name)
        .executeTakeFirst();
      return stored && aliasTable.decode(stored);
    },

    async pointingAt(functionId, functionVersion) {
      const rows = await session.reader
        .selectFrom('function_aliases')
        .select(aliasTable.selection)
        .where('function_id', '=', functionId)
        .where(atVersion(functionVersion))
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map((stored) => aliasTable.decode(stored));
    },
  };
}
