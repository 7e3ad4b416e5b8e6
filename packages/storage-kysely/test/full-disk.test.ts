import { aFunction, anExecution } from '@qinling/conformance';
import type { Repositories } from '@qinling/core';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KyselyStorage } from '../src/index.js';
import { migrate } from '../src/migrations/migrate.js';
import { openSqlite, type SqliteEngine } from '../src/sqlite/open-sqlite.js';
import { errorOf } from './support/error-of.js';
import { type TemporaryDirectory, temporaryDirectory } from './support/temporary-directory.js';

describe('on a full disk', () => {
  let directory: TemporaryDirectory;
  let engine: SqliteEngine;
  let storage: KyselyStorage;

  beforeEach(async () => {
    directory = await temporaryDirectory();
    engine = await openSqlite({ filename: directory.file('rows.db') });
    await engine.migrating((target) => migrate(target));
    storage = new KyselyStorage(engine);
    await allowPages(100);
  });

  afterEach(async () => {
    await storage.close();
    await directory.remove();
  });

  // SQLite answers a file that has reached this size as it answers a full disk.
  async function allowPages(count: number): Promise<void> {
    await sql.raw(`PRAGMA max_page_count = ${count}`).execute(engine.writer);
  }

  const small = aFunction({ location: null, runtimeId: null });
  const large = anExecution({ input: 'x'.repeat(1_000_000) });

  it('a write rejects with a StorageError that says so, and changes nothing', async () => {
    const error = await errorOf(storage.executions.insert(large));
    expect(error.code).toBe('storage');
    expect(error.message).toContain('its disk is full');
    expect(error.cause).toMatchObject({ code: 'SQLITE_FULL' });
    expect(await storage.executions.get('all', large.id)).toBeUndefined();
  });

  it('a transaction rejects, and nothing of it stays', async () => {
    const error = await errorOf(
      storage.transaction(async ({ functions, executions }) => {
        await functions.insert(small);
        await executions.insert(large);
      }),
    );
    expect(error.message).toContain('its disk is full');
    expect(await storage.functions.get('all', small.id)).toBeUndefined();
  });

  it('what a transaction does after the error never stands without what it did before', async () => {
    const work = async ({ functions, executions, hosts }: Repositories) => {
      await functions.insert(small);
      await executions.insert(large).catch(() => undefined);
      await hosts.renew('host', new Date());
    };
    const committed = await storage.transaction(work).then(
      () => true,
      () => false,
    );
    const stands = (await storage.functions.get('all', small.id)) !== undefined;
    const { rows } = await sql`SELECT id FROM hosts`.execute(engine.reader);
    expect([stands, rows.length === 1]).toEqual([committed, committed]);
  });

  it('an execution does not end when its log finds no room', async () => {
    const running = anExecution();
    await storage.executions.insert(running);
    const outcome = {
      status: 'success',
      result: '1',
      log: 'x'.repeat(1_000_000),
      finishedAt: new Date(),
    } as const;
    await errorOf(storage.executions.finish(running.id, outcome));
    expect(await storage.executions.get('all', running.id)).toEqual(running);
  });

  it('goes on when there is room again', async () => {
    await errorOf(storage.executions.insert(large));
    await allowPages(100_000);
    await storage.executions.insert(large);
    expect(await storage.executions.get('all', large.id)).toEqual(large);
  });
});
