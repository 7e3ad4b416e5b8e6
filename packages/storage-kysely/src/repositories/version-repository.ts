import type { VersionRepository } from '@qinling/core';
import { within } from '../queries/scope.js';
import type { Session } from '../session.js';
import { versionTable } from '../tables/version-table.js';
import { crudOf } from './crud.js';

const crud = crudOf(versionTable, { tieBreak: ['versionNumber', 'createdAt', 'id'] });

export function createVersionRepository(session: Session): VersionRepository {
  return {
    ...crud(session),

    async getByNumber(scope, functionId, versionNumber) {
      const stored = await session.reader
        .selectFrom('function_versions')
        .select(versionTable.selection)
        .where('function_id', '=', functionId)
        .where('version_number', '=', versionNumber)
        .where(within(scope))
        .executeTakeFirst();
      return stored && versionTable.decode(stored);
    },

    async newest(functionId) {
      const stored = await session.reader
        .selectFrom('function_versions')
        .select(versionTable.selection)
        .where('function_id', '=', functionId)
        .orderBy('version_number', 'desc')
        .limit(1)
        .executeTakeFirst();
      return stored && versionTable.decode(stored);
    },

    async countOf(functionId) {
      const { versions } = await session.reader
        .selectFrom('function_versions')
        .select(({ fn }) => fn.countAll<number>().as('versions'))
        .where('function_id', '=', functionId)
        .executeTakeFirstOrThrow();
      return Number(versions);
    },

    async incrementCount(id) {
      await session.writer
        .updateTable('function_versions')
        .set(({ eb }) => ({ count: eb('count', '+', 1) }))
        .where('id', '=', id)
        .execute();
    },

    async deleteAllOf(functionId) {
      const removed = await session.writer
        .deleteFrom('function_versions')
        .where('function_id', '=', functionId)
        .returning('location')
        .execute();
      return [...new Set(removed.flatMap(({ location }) => location ?? []))];
    },
  };
}
