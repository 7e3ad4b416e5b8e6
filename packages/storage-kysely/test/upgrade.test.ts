import { readFile } from 'node:fs/promises';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteStorage } from '../src/index.js';
import { allMigrations } from '../src/migrations/all-migrations.js';
import { migrate } from '../src/migrations/migrate.js';
import { openSqlite } from '../src/sqlite/open-sqlite.js';
import { upgradedRows } from './fixtures/upgraded-rows.js';
import { schemaOf } from './support/schema-of.js';
import { type TemporaryDirectory, temporaryDirectory } from './support/temporary-directory.js';

const newest = allMigrations.at(-1)?.name ?? '';

describe.each(allMigrations.map(({ name }, index) => [name, index + 1] as const))(
  'a database of %s',
  (name, count) => {
    let directory: TemporaryDirectory;
    let filename: string;

    // As a host of that release left it: its schema, its rows (`fixtures/<migration>.sql`, written when it was released).
    beforeEach(async () => {
      directory = await temporaryDirectory();
      filename = directory.file('rows.db');
      const engine = await openSqlite({ filename });
      await engine.migrating((target) => migrate(target, allMigrations.slice(0, count)));
      await engine.close();
      const database = new BetterSqlite3(filename);
      database.exec(await readFile(new URL(`./fixtures/${name}.sql`, import.meta.url), 'utf8'));
      database.close();
    });

    afterEach(() => directory.remove());

    it('has the newest schema when it was opened', async () => {
      await (await createSqliteStorage({ filename })).close();
      const golden = new URL(`./golden/sqlite/${newest}.sql`, import.meta.url);
      expect(schemaOf(filename)).toBe(await readFile(golden, 'utf8'));
    });

    it('keeps its rows', async () => {
      const storage = await createSqliteStorage({ filename });
      try {
        expect({
          runtimes: await storage.runtimes.list({ scope: 'all' }),
          functions: await storage.functions.list({ scope: 'all' }),
          versions: await storage.versions.list({ scope: 'all' }),
          aliases: await storage.aliases.list({ scope: 'all' }),
          executions: await storage.executions.list({ scope: 'all' }),
          jobs: await storage.jobs.list({ scope: 'all' }),
          webhooks: await storage.webhooks.list({ scope: 'all' }),
          package: await storage.packages.get('aa'),
          log: await storage.executions.log('all', 'execution'),
        }).toEqual(upgradedRows);
      } finally {
        await storage.close();
      }
    });

    it('goes on counting versions where it was (R1)', async () => {
      const storage = await createSqliteStorage({ filename });
      expect(await storage.functions.takeVersionNumber('function')).toBe(4);
      await storage.close();
    });
  },
);
