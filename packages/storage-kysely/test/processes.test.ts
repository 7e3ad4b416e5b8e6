import { readFile } from 'node:fs/promises';
import { aFunction, aJob, seed } from '@qinling/conformance';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MigrationReport } from '../src/index.js';
import { allMigrations } from '../src/migrations/all-migrations.js';
import { inChildren, inDyingChild } from './support/children.js';
import { schemaOf } from './support/schema-of.js';
import { type SqliteFixture, sqliteFixture } from './support/sqlite-fixture.js';

let fixture: SqliteFixture;

beforeEach(async () => {
  fixture = await sqliteFixture();
});

afterEach(() => fixture.remove());

describe('several processes', () => {
  it('that start at once on a new file migrate it once', async () => {
    const reports = await inChildren<MigrationReport>(4, 'migrate', fixture.filename);
    expect(reports.flatMap((report) => report.applied)).toEqual(allMigrations.map(({ name }) => name));
  });

  it('R1: that take version numbers at once never get the same, and leave no gap', async () => {
    const storage = await fixture.open();
    const row = aFunction();
    await seed(storage, { functions: [row] });
    const numbers = (await inChildren<number[]>(3, 'takeNumbers', fixture.filename, row.id, '40')).flat();
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
  });

  it('R16: that advance a job at once win each time exactly once', async () => {
    const storage = await fixture.open();
    const row = aJob({ nextExecutionTime: new Date(0) });
    await seed(storage, { jobs: [row] });
    const won = (await inChildren<number[]>(2, 'advance', fixture.filename, row.id, '40')).flat();
    // Who comes too early for a time loses it: what counts is that nobody wins one twice, and that the job stands where they say.
    expect(new Set(won).size).toBe(won.length);
    expect((await storage.jobs.get('all', row.id))?.nextExecutionTime).toEqual(new Date(won.length * 60_000));
  });
});

describe('a process that is killed while it migrates', () => {
  const sqlite = {
    text: 'TEXT',
    integer: 'INTEGER',
    boolean: (name: string) => `${name} INTEGER`,
    tableOptions: '',
  };
  const statements = allMigrations.flatMap((migration) => [...migration.statements(sqlite)]).length;

  it.each([0, 1, Math.floor(statements / 2), statements - 1, statements])(
    'after %i statements leaves a file that the next one migrates from where it stood',
    async (count) => {
      expect(await inDyingChild('dieInMigration', fixture.filename, String(count))).toBe('SIGKILL');
      const reports = await inChildren<MigrationReport>(2, 'migrate', fixture.filename);
      const [report] = reports.filter(({ applied }) => applied.length > 0);
      expect((report?.appliedBefore ?? 0) + (report?.applied.length ?? 0)).toBe(allMigrations.length);
      const golden = new URL(`./golden/sqlite/${allMigrations.at(-1)?.name}.sql`, import.meta.url);
      expect(schemaOf(fixture.filename)).toBe(await readFile(golden, 'utf8'));
    },
  );
});

describe('a process that is killed in a transaction', () => {
  it('leaves what it had committed, nothing of the transaction, and no lock', async () => {
    const storage = await fixture.open();
    const row = aFunction();
    await seed(storage, { functions: [row] });
    expect(await inDyingChild('dieInTransaction', fixture.filename, row.id)).toBe('SIGKILL');
    expect((await storage.functions.get('all', row.id))?.count).toBe(1);
    expect(await storage.functions.takeVersionNumber(row.id)).toBe(1);
  });

  it('leaves a file that the next process opens', async () => {
    const first = await fixture.open();
    const row = aFunction();
    await seed(first, { functions: [row] });
    await first.close();
    await inDyingChild('dieInTransaction', fixture.filename, row.id);
    const next = await fixture.open();
    expect(await next.functions.get('all', row.id)).toEqual({ ...row, count: 1 });
  });
});
