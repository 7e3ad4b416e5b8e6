import type { FunctionVersion, Scope, VersionRepository } from '@qinling/core';
import { prepared } from '../queries/prepared.js';
import { preparedWithin } from '../queries/prepared-within.js';
import { within } from '../queries/scope.js';
import { versionTable } from '../tables/version-table.js';
import { type CrudStatements, crudOf } from './crud.js';
import { CrudRepository } from './crud-repository.js';

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

export class KyselyVersionRepository extends CrudRepository<FunctionVersion> implements VersionRepository {
  protected get crud(): CrudStatements<FunctionVersion> {
    return crud;
  }

  async getByNumber(
    scope: Scope,
    functionId: string,
    versionNumber: number,
  ): Promise<FunctionVersion | undefined> {
    const [stored] = await selectByNumber(this.session, scope, { functionId, versionNumber });
    return stored && versionTable.decode(stored);
  }

  async newest(functionId: string): Promise<FunctionVersion | undefined> {
    const [stored] = await selectNewest.read(this.session, { functionId });
    return stored && versionTable.decode(stored);
  }

  async countOf(functionId: string): Promise<number> {
    const { versions } = await this.session.reader
      .selectFrom('function_versions')
      .select(({ fn }) => fn.countAll<number>().as('versions'))
      .where('function_id', '=', functionId)
      .executeTakeFirstOrThrow();
    return Number(versions);
  }

  async incrementCount(id: string): Promise<void> {
    await incrementCount.write(this.session, { id });
  }

  async deleteAllOf(functionId: string): Promise<readonly string[]> {
    const removed = await this.session.writer
      .deleteFrom('function_versions')
      .where('function_id', '=', functionId)
      .returning('location')
      .execute();
    return [...new Set(removed.flatMap(({ location }) => location ?? []))];
  }
}
