import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSqlite, migrateSqlite } from '../src/index.js';

let directory: string;
let filename: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'qinling-check-'));
  filename = join(directory, 'qinling.db');
});

afterEach(() => rm(directory, { recursive: true, force: true }));

describe('checkSqlite', () => {
  it('finds nothing wrong with a file that is sound', async () => {
    await migrateSqlite({ filename });
    expect(await checkSqlite({ filename })).toEqual([]);
  });

  it('names a reference to a row that is gone', async () => {
    await migrateSqlite({ filename });
    const database = new BetterSqlite3(filename);
    database.pragma('foreign_keys = OFF');
    database.exec(
      `INSERT INTO webhooks (id, function_id, function_version, project_id, created_at) VALUES ('w', 'gone', 0, 'p', 0)`,
    );
    database.close();
    expect(await checkSqlite({ filename })).toEqual(['1 row(s) of webhooks refer to no row of functions']);
  });

  it('refuses a file whose pages are damaged', async () => {
    await migrateSqlite({ filename });
    const bytes = await readFile(filename);
    bytes.fill(0xff, 4096 * 2, 4096 * 6);
    await writeFile(filename, bytes);
    const found = await checkSqlite({ filename }).catch((error: Error) => [error.message]);
    expect(found.join()).toMatch(/damaged|malformed|btree|page/i);
  });

  it('refuses a file that does not exist, and makes none', async () => {
    await expect(checkSqlite({ filename })).rejects.toMatchObject({ code: 'storage' });
    expect(existsSync(filename)).toBe(false);
  });
});
