import type { Runtime, RuntimeRepository, RuntimeStatus } from '@qinling/core';
import { sql } from 'kysely';
import { ownAndPublicRows } from '../queries/scope.js';
import { runtimeTable } from '../tables/runtime-table.js';
import { type CrudStatements, crudOf } from './crud.js';
import { CrudRepository } from './crud-repository.js';

const crud = crudOf(runtimeTable, { visible: ownAndPublicRows });

export class KyselyRuntimeRepository extends CrudRepository<Runtime> implements RuntimeRepository {
  protected get crud(): CrudStatements<Runtime> {
    return crud;
  }

  async updateIfStatus(
    id: string,
    expected: RuntimeStatus,
    changes: Partial<Omit<Runtime, 'id'>>,
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.session.writer
      .updateTable('runtimes')
      // So that no change at all is a statement too.
      .set({ status: expected, ...runtimeTable.encodeSome(changes) })
      .where('id', '=', id)
      .where('status', '=', expected)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async isUsed(id: string): Promise<boolean> {
    const used = await this.session.reader
      .selectNoFrom(({ exists, or, selectFrom }) =>
        or([
          exists(selectFrom('functions').select(sql.lit(1).as('one')).where('runtime_id', '=', id)),
          exists(selectFrom('function_versions').select(sql.lit(1).as('one')).where('runtime_id', '=', id)),
        ]).as('used'),
      )
      .executeTakeFirstOrThrow();
    return Boolean(used.used);
  }
}
