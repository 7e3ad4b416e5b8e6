import { type FunctionRepository, notFound } from '@qinling/core';
import type { Session } from '../session.js';
import { functionTable } from '../tables/function-table.js';
import { crudOf } from './crud.js';

const crud = crudOf(functionTable);

export function createFunctionRepository(session: Session): FunctionRepository {
  return {
    ...crud(session),

    async lock(id) {
      const transaction = session.present('functions.lock');
      await session.dialect.lock(transaction, `functions/${id}`);
      const row = await transaction
        .selectFrom('functions')
        .select('id')
        .where('id', '=', id)
        .executeTakeFirst();
      return row !== undefined;
    },

    async takeVersionNumber(id) {
      const row = await session.writer
        .updateTable('functions')
        .set(({ eb }) => ({ version_counter: eb('version_counter', '+', 1) }))
        .where('id', '=', id)
        .returning('version_counter')
        .executeTakeFirst();
      if (row === undefined) {
        throw notFound('Function', { id });
      }
      return row.version_counter;
    },

    async incrementCount(id) {
      await session.writer
        .updateTable('functions')
        .set(({ eb }) => ({ count: eb('count', '+', 1) }))
        .where('id', '=', id)
        .execute();
    },
  };
}
