import { type FunctionRepository, notFound, type QinlingFunction } from '@qinling/core';
import { prepared } from '../queries/prepared.js';
import { functionTable } from '../tables/function-table.js';
import { type CrudStatements, crudOf } from './crud.js';
import { CrudRepository } from './crud-repository.js';

const crud = crudOf(functionTable);

interface ById {
  readonly id: string;
}

const selectId = prepared<ById, ById>((db, { id }) =>
  db.selectFrom('functions').select('id').where('id', '=', id),
);

const moveCounter = prepared<ById, { version_counter: number }>((db, { id }) =>
  db
    .updateTable('functions')
    .set(({ eb }) => ({ version_counter: eb('version_counter', '+', 1) }))
    .where('id', '=', id)
    .returning('version_counter'),
);

const incrementCount = prepared<ById, never>((db, { id }) =>
  db
    .updateTable('functions')
    .set(({ eb }) => ({ count: eb('count', '+', 1) }))
    .where('id', '=', id),
);

export class KyselyFunctionRepository extends CrudRepository<QinlingFunction> implements FunctionRepository {
  protected get crud(): CrudStatements<QinlingFunction> {
    return crud;
  }

  async lock(id: string): Promise<boolean> {
    await this.session.dialect.lock(this.session.present('functions.lock'), `functions/${id}`);
    return (await selectId.read(this.session, { id })).length > 0;
  }

  async takeVersionNumber(id: string): Promise<number> {
    const [row] = (await moveCounter.write(this.session, { id })).rows;
    if (row === undefined) {
      throw notFound('Function', { id });
    }
    return row.version_counter;
  }

  async incrementCount(id: string): Promise<void> {
    await incrementCount.write(this.session, { id });
  }
}
