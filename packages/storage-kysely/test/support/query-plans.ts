import BetterSqlite3 from 'better-sqlite3';
import type { CompiledQuery } from 'kysely';

/** The steps of SQLite's plan for a statement, as `EXPLAIN QUERY PLAN` words them. */
export function planOf(filename: string, { sql, parameters }: CompiledQuery): readonly string[] {
  const database = new BetterSqlite3(filename, { readonly: true });
  try {
    const values = parameters.map((value) => (typeof value === 'boolean' ? Number(value) : value));
    const steps = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
    return steps.map(({ detail }) => detail);
  } finally {
    database.close();
  }
}

// Whole walks that are right: a list of everything in its order, and whatever is running.
const walkable = /^SCAN \w+ USING (COVERING )?INDEX (\w+_in_order|executions_running_by_host)$/;
// Not tables, or one with a row for each host.
const harmless = /^SCAN (CONSTANT ROW|json_each|hosts$)/;

/** The steps that read more rows the more there are, although the question has nothing to do with them. */
export function scansIn(plan: readonly string[]): readonly string[] {
  return plan.filter((step) => step.startsWith('SCAN') && !walkable.test(step) && !harmless.test(step));
}

export function sortsIn(plan: readonly string[]): readonly string[] {
  return plan.filter((step) => step.startsWith('USE TEMP B-TREE'));
}
