import { type Expression, type SqlBool, sql } from 'kysely';

// The statuses stand in the text: a partial index serves only a query that repeats its condition word for word.

/** Of executions. */
export const executionIsRunning: Expression<SqlBool> = sql`${sql.ref('executions.status')} = 'running'`;

/** Of jobs. */
export const jobIsRunning: Expression<SqlBool> = sql`${sql.ref('jobs.status')} = 'running'`;

/** Of jobs. */
export const jobIsUnfinished: Expression<SqlBool> = sql`${sql.ref('jobs.status')} not in ('done', 'cancelled')`;

/** At one version, or at any. */
export function atVersion(functionVersion: number | undefined): Expression<SqlBool> {
  return functionVersion === undefined ? sql`true` : sql`${sql.ref('function_version')} = ${functionVersion}`;
}
