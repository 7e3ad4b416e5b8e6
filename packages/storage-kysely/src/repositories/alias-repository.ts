import type { AliasRepository, FunctionAlias } from '@qinling/core';
import { atVersion } from '../queries/conditions.js';
import { aliasTable } from '../tables/alias-table.js';
import { type CrudStatements, crudOf } from './crud.js';
import { CrudRepository } from './crud-repository.js';

const crud = crudOf(aliasTable);

export class KyselyAliasRepository extends CrudRepository<FunctionAlias> implements AliasRepository {
  protected get crud(): CrudStatements<FunctionAlias> {
    return crud;
  }

  async getByName(projectId: string, name: string): Promise<FunctionAlias | undefined> {
    const stored = await this.session.reader
      .selectFrom('function_aliases')
      .select(aliasTable.selection)
      .where('project_id', '=', projectId)
      .where('name', '=', name)
      .executeTakeFirst();
    return stored && aliasTable.decode(stored);
  }

  async pointingAt(functionId: string, functionVersion?: number): Promise<readonly FunctionAlias[]> {
    const rows = await this.session.reader
      .selectFrom('function_aliases')
      .select(aliasTable.selection)
      .where('function_id', '=', functionId)
      .where(atVersion(functionVersion))
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map((stored) => aliasTable.decode(stored));
  }
}
