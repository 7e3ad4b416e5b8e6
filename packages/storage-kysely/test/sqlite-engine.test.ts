import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlite, type SqliteEngine } from '../src/sqlite/open-sqlite.js';
import { errorOf } from './support/error-of.js';
import { type TemporaryDirectory, temporaryDirectory } from './support/temporary-directory.js';

describe('an open database', () => {
  let directory: TemporaryDirectory;
  let engine: SqliteEngine;

  beforeAll(async () => {
    directory = await temporaryDirectory();
    engine = await openSqlite({ filename: directory.file('rows.db') });
  });

  afterAll(async () => {
    await engine.close();
    await directory.remove();
  });

  async function pragma(on: 'reader' | 'writer', name: string): Promise<unknown> {
    const { rows } = await sql.raw<Record<string, unknown>>(`PRAGMA ${name}`).execute(engine[on]);
    return Object.values(rows[0] ?? {})[0];
  }

  it.each(['reader', 'writer'] as const)(
    'keeps a write-ahead log, synchronised at every commit (%s)',
    async (on) => {
      expect(await pragma(on, 'journal_mode')).toBe('wal');
      expect(await pragma(on, 'synchronous')).toBe(2);
    },
  );

  it('enforces foreign keys, also after it was migrated', async () => {
    await engine.migrating(async () => undefined);
    expect(await pragma('writer', 'foreign_keys')).toBe(1);
    await errorOf(engine.migrating(() => engine.writer.selectFrom('hosts').execute()));
    expect(await pragma('writer', 'foreign_keys')).toBe(1);
  });

  it('never sleeps in SQLite, which would stop the event loop', async () => {
    expect(await pragma('writer', 'busy_timeout')).toBe(0);
    expect(await pragma('reader', 'busy_timeout')).toBe(0);
  });

  it('writes by its writer only', async () => {
    const error = await errorOf(sql`CREATE TABLE t (a INTEGER)`.execute(engine.reader));
    expect(error.code).toBe('storage');
  });
});
