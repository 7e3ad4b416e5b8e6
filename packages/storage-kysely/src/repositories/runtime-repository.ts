import type { RuntimeRepository } from '@qinling/core';
import { sql } from 'kysely';
import { ownAndPublicRows } from '../queries/scope.js';
import type { Session } from '../session.js';
import { runtimeTable } from '../tables/runtime-table.js';
import { crudOf } from './crud.js';

const crud = crudOf(runtimeTable, { visible: ownAndPublicRows });

export function createRuntimeRepository(session: Session): RuntimeRepository {
  return {
    ...crud(session),

    async updateIfStatus(id, expected, changes) {
      const { numUpdatedRows } = await session.writer
        .updateTable('runtimes')
        // So that no change at all is a statement too.
        .set({ status: expected, ...runtimeTable.encodeSome(changes) })
        .where('id', '=', id)
        .where('status', '=', expected)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async isUsed(id) {
      const used = await session.reader
        .selectNoFrom(({ exists, or, selectFrom }) =>
          or([
            exists(selectFrom('functions').select(sql.lit(1).as('one')).where('runtime_id', '=', id)),
            exists(selectFrom('function_versions').select(sql.lit(1).as('one')).where('runtime_id', '=', id)),
          ]).as('used'),
        )
        .executeTakeFirstOrThrow();
      return Boolean(used.used);
    },
  };
}
