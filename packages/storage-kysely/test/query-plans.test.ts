import { seed } from '@qinling/conformance';
import BetterSqlite3 from 'better-sqlite3';
import type { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KyselyStorage } from '../src/index.js';
import { openSqliteStorage } from '../src/sqlite/create-sqlite-storage.js';
import { planOf, scansIn, sortsIn } from './support/query-plans.js';
import { calls, rows } from './support/repository-calls.js';
import { type TemporaryDirectory, temporaryDirectory } from './support/temporary-directory.js';

const nouns = [
  ...(['runtimes', 'functions', 'versions', 'aliases', 'packages'] as const),
  ...(['executions', 'jobs', 'webhooks', 'hosts'] as const),
];

// Another index would do too, and read the whole history of a function or of a project.
const indexes = {
  'executions.running': 'executions_running_of_function',
  'executions.isRuntimeBusy': 'executions_running_on_runtime',
  'executions.orphaned': 'executions_running_by_host',
  'executions.list of a function': 'executions_of_function',
  'hosts.removeExpired': 'executions_running_by_host',
  'packages.isReferenced': 'executions_running_at_location',
  'packages.unreferenced': 'executions_running_at_location',
  'jobs.due': 'jobs_due',
  'jobs.earliest': 'jobs_due',
  'jobs.unfinishedOf': 'jobs_unfinished_of_function',
  'jobs.unfinishedOfAlias': 'jobs_unfinished_of_alias',
  'webhooks.idsOfAlias': 'webhooks_of_alias',
};

describe('every statement', () => {
  let directory: TemporaryDirectory;
  let filename: string;
  let storage: KyselyStorage;
  let statements: CompiledQuery[] = [];

  beforeAll(async () => {
    directory = await temporaryDirectory();
    filename = directory.file('rows.db');
    storage = await openSqliteStorage({ filename, log: ({ query }) => void statements.push(query) });
    await seed(storage, rows);
  });

  afterAll(async () => {
    await storage.close();
    await directory.remove();
  });

  /** The statements of a call, which is undone. */
  async function statementsOf(name: string): Promise<readonly CompiledQuery[]> {
    statements = [];
    const undo = new Error('Undo.');
    const done = storage.transaction(async (repositories) => {
      await calls[name]?.(repositories);
      throw undo;
    });
    await expect(done).rejects.toBe(undo);
    return statements;
  }

  it('is known to this test', () => {
    const methods = nouns.flatMap((noun) => methodsOf(storage[noun]).map((method) => `${noun}.${method}`));
    const called = Object.keys(calls).map((name) => name.split(' ')[0]);
    expect([...new Set(called)].sort()).toEqual(methods.sort());
  });

  it.each(Object.keys(calls))('of %s finds its rows by an index, in their order', async (name) => {
    for (const statement of await statementsOf(name)) {
      const plan = planOf(filename, statement);
      expect(scansIn(plan), statement.sql).toEqual([]);
      expect(sortsIn(plan), statement.sql).toEqual([]);
    }
  });

  it.each(Object.entries(indexes))('of %s uses %s', async (name, index) => {
    for (const statement of await statementsOf(name)) {
      const plan = planOf(filename, statement);
      const byId = plan.every((step) => step.includes('sqlite_autoindex_executions_1'));
      expect(
        byId || plan.some((step) => step.includes(` INDEX ${index} `) || step.endsWith(` INDEX ${index}`)),
        plan.join(),
      ).toBe(true);
    }
  });

  it('of a foreign key finds the referring rows by an index', () => {
    const database = new BetterSqlite3(filename, { readonly: true });
    const tables = database.prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table'",
    );
    for (const { name } of tables.all()) {
      for (const { from } of database.pragma(`foreign_key_list(${name})`) as { from: string }[]) {
        const { detail } = database
          .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT 1 FROM ${name} WHERE ${from} = 'x'`)
          .all()[0] ?? { detail: 'no plan' };
        expect(detail, `${name}.${from}`).toMatch(/^SEARCH/);
      }
    }
    database.close();
  });
});

/** Its own, and those that it inherits. */
function methodsOf(repository: object): readonly string[] {
  const parent = Object.getPrototypeOf(repository) as object;
  const inherited = parent === Object.prototype ? [] : methodsOf(parent);
  const own = Object.entries(Object.getOwnPropertyDescriptors(repository));
  return [
    ...inherited,
    ...own.flatMap(([name, { value }]) =>
      typeof value === 'function' && name !== 'constructor' ? [name] : [],
    ),
  ];
}
