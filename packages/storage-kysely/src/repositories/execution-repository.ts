import type { Execution, ExecutionOutcome, ExecutionRepository, Scope } from '@qinling/core';
import { sql } from 'kysely';
import { atVersion, executionIsRunning } from '../queries/conditions.js';
import { prepared } from '../queries/prepared.js';
import { within } from '../queries/scope.js';
import type { Session } from '../session.js';
import { executionTable } from '../tables/execution-table.js';
import type { StoredRow } from '../tables/table.js';
import { type CrudStatements, crudOf } from './crud.js';
import { CrudRepository } from './crud-repository.js';

const crud = crudOf(executionTable);

interface ById {
  readonly id: string;
}

type Finished = ById & Pick<StoredRow<typeof executionTable.columns>, 'status' | 'result' | 'updated_at'>;

const finish = prepared<Finished, never>((db, { id, status, result, updated_at }) =>
  db
    .updateTable('executions')
    .set({ status, result, updated_at })
    .where('id', '=', id)
    .where(executionIsRunning),
);

const selectRunning = prepared<ById, ById>((db, { id }) =>
  db.selectFrom('executions').select('id').where('id', '=', id).where(executionIsRunning),
);

const putLog = prepared<ById & { readonly text: string }, never>((db, { id, text }) =>
  db
    .insertInto('execution_logs')
    .values({ execution_id: id, text })
    .onConflict((conflict) => conflict.column('execution_id').doUpdateSet({ text })),
);

const deleteLog = prepared<ById, never>((db, { id }) =>
  db.deleteFrom('execution_logs').where('execution_id', '=', id),
);

/** Puts a log in the place of what was kept of it before. No row stands for an empty one. */
async function writeLog(session: Session, id: string, text: string): Promise<void> {
  if (text === '') await deleteLog.write(session, { id });
  else await putLog.write(session, { id, text });
}

export class KyselyExecutionRepository extends CrudRepository<Execution> implements ExecutionRepository {
  protected get crud(): CrudStatements<Execution> {
    return crud;
  }

  async log(scope: Scope, id: string): Promise<string | undefined> {
    const row = await this.session.reader
      .selectFrom('executions')
      .leftJoin('execution_logs', 'execution_logs.execution_id', 'executions.id')
      .select('execution_logs.text')
      .where('executions.id', '=', id)
      .where(within(scope))
      .executeTakeFirst();
    return row && (row.text ?? '');
  }

  async finish(id: string, { status, result, log, finishedAt }: ExecutionOutcome): Promise<boolean> {
    return this.session.atomically(async (own) => {
      const ended = { id, status, result, updated_at: finishedAt.getTime() };
      const { numAffectedRows = 0n } = await finish.write(own, ended);
      const moved = numAffectedRows > 0n;
      if (moved) await writeLog(own, id, log);
      return moved;
    });
  }

  async keepLog(id: string, log: string): Promise<boolean> {
    return this.session.atomically(async (own) => {
      const isRunning = (await selectRunning.read(own, { id })).length > 0;
      if (isRunning) await writeLog(own, id, log);
      return isRunning;
    });
  }

  async claim(id: string, hostId: string): Promise<boolean> {
    const { numUpdatedRows } = await this.session.writer
      .updateTable('executions')
      .set({ host_id: hostId })
      .where('id', '=', id)
      .where(executionIsRunning)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async running(functionId: string, functionVersion?: number): Promise<readonly string[]> {
    const rows = await this.session.reader
      .selectFrom('executions')
      .select('id')
      .where(executionIsRunning)
      .where('function_id', '=', functionId)
      .where(atVersion(functionVersion))
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => id);
  }

  async isRuntimeBusy(runtimeId: string): Promise<boolean> {
    const row = await this.session.reader
      .selectFrom('executions')
      .select('id')
      .where(executionIsRunning)
      .where('runtime_id', '=', runtimeId)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  async orphaned(now: Date, limit: number): Promise<readonly string[]> {
    const rows = await this.session.reader
      .selectFrom('executions')
      .select('id')
      .where(executionIsRunning)
      .where(({ exists, not, selectFrom }) =>
        not(
          exists(
            selectFrom('hosts')
              .select(sql.lit(1).as('one'))
              .whereRef('hosts.id', '=', 'executions.host_id')
              .where('hosts.lease_expires_at', '>', now.getTime()),
          ),
        ),
      )
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }
}
