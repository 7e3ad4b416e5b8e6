import type { VersionRepository } from '@qinling/core';
import { prepared } from '../queries/prepared.js';
import { preparedWithin } from '../queries/prepared-within.js';
import { within } from '../queries/scope.js';
import type { Session } from '../session.js';
import { versionTable } from '../tables/version-table.js';
import { crudOf } from './crud.js';

const crud = crudOf(versionTable, { tieBreak: ['versionNumber', 'createdAt', 'id'] });

const selectByNumber = preparedWithin((db, key: { functionId: string; versionNumber: number }, scope) =>
  db
    .selectFrom('function_versions')
    .select(versionTable.selection)
    .where('function_id', '=', key.functionId)
    .where('version_number', '=', key.versionNumber)
    .where(within(scope)),
);

const selectNewest = prepared((db, { functionId }: { functionId: string }) =>
  db
    .selectFrom('function_versions')
    .select(versionTable.selection)
    .where('function_id', '=', functionId)
    .orderBy('version_number', 'desc')
    .limit(1),
);

const incrementCount = prepared((db, { id }: { id: string }) =>
  db
    .updateTable('function_versions')
    .set(({ eb }) => ({ count: eb('count', '+', 1) }))
    .where('id', '=', id),
);

export function createVersionRepository(session: Session): VersionRepository {
  return {
    ...crud(session),

    async getByNumber(scope, functionId, versionNumber) {
      const [stored] = await selectByNumber(session, scope, { functionId, versionNumber });
      return stored && versionTable.decode(stored);
    },

    async newest(functionId) {
      const [stored] = await selectNewest.read(session, { functionId });
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
      await incrementCount.write(session, { id });
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
