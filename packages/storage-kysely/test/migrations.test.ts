import type { QinlingError } from '@qinling/core';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteStorage, migrateSqlite } from '../src/index.js';
import { allMigrations } from '../src/migrations/all-migrations.js';
import { migrate } from '../src/migrations/migrate.js';
import type { Migration } from '../src/migrations/migration.js';
import { openSqlite } from '../src/sqlite/open-sqlite.js';
import { errorOf } from './support/error-of.js';
import { schemaOf, tablesOf } from './support/schema-of.js';
import { type TemporaryDirectory, temporaryDirectory } from './support/temporary-directory.js';

let directory: TemporaryDirectory;
let filename: string;

beforeEach(async () => {
  directory = await temporaryDirectory();
  filename = directory.file('rows.db');
});

afterEach(() => directory.remove());

async function migrateWith(migrations: readonly Migration[]) {
  const engine = await openSqlite({ filename });
  try {
    return await engine.migrating((target) => migrate(target, migrations));
  } finally {
    await engine.close();
  }
}

function named(name: string, ...statements: readonly string[]): Migration {
  return { name, statements: () => statements };
}

function recordedNames(): readonly string[] {
  const database = new BetterSqlite3(filename, { readonly: true });
  try {
    return database
      .prepare<[], { name: string }>('SELECT name FROM schema_migrations')
      .all()
      .map((row) => row.name);
  } finally {
    database.close();
  }
}

async function refusal(promise: Promise<unknown>): Promise<QinlingError> {
  const error = await errorOf(promise);
  expect(error.code).toBe('storage');
  return error;
}

const names = allMigrations.map(({ name }) => name);

describe('the list of migrations', () => {
  it('is in the order of its names, which are numbered', () => {
    expect([...names].sort()).toEqual(names);
    names.forEach((name, index) => {
      expect(name).toMatch(new RegExp(`^${String(index + 1).padStart(4, '0')}-[a-z-]+$`));
    });
  });

  // Released migrations are frozen: when this fails for one that was released, undo the change and add another migration.
  it.each(allMigrations.map(({ name }, index) => [name, index + 1] as const))(
    'gives, up to %s, the schema of its golden dump',
    async (name, count) => {
      await migrateWith(allMigrations.slice(0, count));
      await expect(schemaOf(filename)).toMatchFileSnapshot(`./golden/sqlite/${name}.sql`);
    },
  );
});

describe('migrateSqlite', () => {
  it('reports what it applied, and that nothing is left to do', async () => {
    expect(await migrateSqlite({ filename })).toEqual({ applied: names, appliedBefore: 0 });
    expect(await migrateSqlite({ filename })).toEqual({ applied: [], appliedBefore: names.length });
  });

  it('may run many times at once', async () => {
    const reports = await Promise.all(Array.from({ length: 5 }, () => migrateSqlite({ filename })));
    expect(reports.flatMap((report) => report.applied)).toEqual(names);
    expect(recordedNames()).toEqual(names);
  });
});

describe('migrating', () => {
  it('goes on where an older release stopped', async () => {
    const next = named('0002-next', 'CREATE TABLE next (a INTEGER)');
    const after = named('0003-after', 'ALTER TABLE next ADD COLUMN b INTEGER');
    await migrateWith([...allMigrations.slice(0, 1)]);
    const report = await migrateWith([...allMigrations.slice(0, 1), next, after]);
    expect(report).toEqual({ applied: ['0002-next', '0003-after'], appliedBefore: 1 });
  });

  it('leaves nothing of a migration that fails half-way, keeps those before it, and says which one failed', async () => {
    const broken = named('0002-broken', 'CREATE TABLE half (a INTEGER)', 'INSERT INTO nowhere VALUES (1)');
    const error = await refusal(migrateWith([...allMigrations.slice(0, 1), broken]));
    expect(error.message).toContain('0002-broken');
    expect(error.message).toContain(filename);
    expect(String(error.cause)).toContain('nowhere');
    expect(recordedNames()).toEqual(names.slice(0, 1));
    expect(tablesOf(filename)).not.toContain('half');
  });

  it('leaves not even its record when the very first migration fails', async () => {
    await refusal(migrateWith([named('0001-broken', 'CREATE TABLE half (a INTEGER)', 'nonsense')]));
    expect(tablesOf(filename)).toEqual([]);
  });

  it('can rebuild a table that others refer to', async () => {
    const tables = named(
      '0001-tables',
      'CREATE TABLE parent (id TEXT PRIMARY KEY)',
      'CREATE TABLE child (parent TEXT REFERENCES parent (id) ON DELETE CASCADE)',
      "INSERT INTO parent VALUES ('a')",
      "INSERT INTO child VALUES ('a')",
    );
    const rebuild = named(
      '0002-rebuild',
      'CREATE TABLE rebuilt (id TEXT PRIMARY KEY, more TEXT)',
      'INSERT INTO rebuilt SELECT id, NULL FROM parent',
      'DROP TABLE parent',
      'ALTER TABLE rebuilt RENAME TO parent',
    );
    await migrateWith([tables, rebuild]);
    const database = new BetterSqlite3(filename, { readonly: true });
    expect(database.prepare('SELECT * FROM child').all()).toEqual([{ parent: 'a' }]);
    database.close();
  });

  it('refuses a migration that leaves a reference to a row that does not exist', async () => {
    const tables = named(
      '0001-tables',
      'CREATE TABLE parent (id TEXT PRIMARY KEY)',
      'CREATE TABLE child (parent TEXT REFERENCES parent (id))',
    );
    const dangling = named('0002-dangling', "INSERT INTO child VALUES ('gone')");
    const error = await refusal(migrateWith([tables, dangling]));
    expect(String(error.cause)).toContain('A row of child refers to a row that does not exist');
    expect(recordedNames()).toEqual(['0001-tables']);
  });
});

describe('a database that is newer than the code', () => {
  beforeEach(async () => {
    await migrateWith([...allMigrations, named('9999-from-the-future', 'CREATE TABLE future (a INTEGER)')]);
  });

  it.each([
    ['createSqliteStorage', () => createSqliteStorage({ filename })],
    ['createSqliteStorage that may not migrate', () => createSqliteStorage({ filename, migrate: false })],
    ['migrateSqlite', () => migrateSqlite({ filename })],
  ])('is refused by %s, which names the file and the migration', async (_name, open) => {
    const { message } = await refusal(open());
    expect(message).toContain(filename);
    expect(message).toContain('newer');
    expect(message).toContain('9999-from-the-future');
  });

  it('is left as it was', async () => {
    const before = schemaOf(filename);
    await refusal(createSqliteStorage({ filename }));
    expect(schemaOf(filename)).toBe(before);
  });
});

describe('a storage that may not migrate', () => {
  it('opens a database that is up to date', async () => {
    await migrateSqlite({ filename });
    const storage = await createSqliteStorage({ filename, migrate: false });
    await storage.ping();
    await storage.close();
  });

  it('refuses a database that is not up to date, and says what to run', async () => {
    await migrateWith([]);
    const { message } = await refusal(createSqliteStorage({ filename, migrate: false }));
    expect(message).toContain(filename);
    expect(message).toContain('qinling-server migrate');
    expect(tablesOf(filename)).toEqual([]);
  });

  it('does not make a file that is missing', async () => {
    await refusal(createSqliteStorage({ filename, migrate: false }));
    expect(() => tablesOf(filename)).toThrow();
  });
});
