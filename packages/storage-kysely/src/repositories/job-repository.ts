import type { Job, JobAdvance, JobRepository } from '@qinling/core';
import { atVersion, jobIsRunning, jobIsUnfinished } from '../queries/conditions.js';
import { jobTable } from '../tables/job-table.js';
import { type CrudStatements, crudOf } from './crud.js';
import { CrudRepository } from './crud-repository.js';

const crud = crudOf(jobTable);

export class KyselyJobRepository extends CrudRepository<Job> implements JobRepository {
  protected get crud(): CrudStatements<Job> {
    return crud;
  }

  async due(now: Date, limit: number): Promise<readonly Job[]> {
    const rows = await this.session.reader
      .selectFrom('jobs')
      .select(jobTable.selection)
      .where(jobIsRunning)
      .where('next_execution_time', '<=', now.getTime())
      .orderBy('next_execution_time')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((stored) => jobTable.decode(stored));
  }

  async earliest(): Promise<Date | undefined> {
    const row = await this.session.reader
      .selectFrom('jobs')
      .select('next_execution_time')
      .where(jobIsRunning)
      .where('next_execution_time', 'is not', null)
      .orderBy('next_execution_time')
      .limit(1)
      .executeTakeFirst();
    const time = row?.next_execution_time ?? undefined;
    return time === undefined ? undefined : new Date(time);
  }

  async advance(
    id: string,
    expected: Date,
    { status, count, nextExecutionTime }: JobAdvance,
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.session.writer
      .updateTable('jobs')
      .set(jobTable.encodeSome({ status, count, nextExecutionTime }))
      .where('id', '=', id)
      .where(jobIsRunning)
      .where('next_execution_time', '=', expected.getTime())
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async unfinishedOf(functionId: string, functionVersion?: number): Promise<readonly string[]> {
    const rows = await this.session.reader
      .selectFrom('jobs')
      .select('id')
      .where(jobIsUnfinished)
      .where('function_id', '=', functionId)
      .where(atVersion(functionVersion))
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => id);
  }

  async unfinishedOfAlias(projectId: string, name: string): Promise<readonly string[]> {
    const rows = await this.session.reader
      .selectFrom('jobs')
      .select('id')
      .where(jobIsUnfinished)
      .where('project_id', '=', projectId)
      .where('function_alias', '=', name)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => id);
  }
}
