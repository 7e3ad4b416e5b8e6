import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteStorage, migrateSqlite } from '../src/index.js';
import { errorOf } from './support/error-of.js';
import { type TemporaryDirectory, temporaryDirectory } from './support/temporary-directory.js';
import { withoutPrivileges } from './support/without-privileges.js';

let directory: TemporaryDirectory;

beforeEach(async () => {
  directory = await temporaryDirectory();
});

afterEach(() => directory.remove());

async function refusalOf(filename: string): Promise<string> {
  const errors = [
    await errorOf(createSqliteStorage({ filename })),
    await errorOf(migrateSqlite({ filename })),
  ];
  for (const error of errors) {
    expect(error.code).toBe('storage');
    expect(error.message).toContain(filename);
  }
  return errors[0]?.message ?? '';
}

describe('opening names the file and the way out', () => {
  it('when the directory is missing', async () => {
    expect(await refusalOf(directory.file('missing/rows.db'))).toContain('make its directory first');
  });

  it('when the file is no database', async () => {
    const filename = directory.file('letter.txt');
    await writeFile(filename, 'Dear Sir or Madam, '.repeat(100));
    expect(await refusalOf(filename)).toContain('is not a SQLite file');
  });

  it('when it is a directory', async () => {
    const filename = directory.file('rows.db');
    await mkdir(filename);
    expect(await refusalOf(filename)).toContain('Check that it is a file');
  });

  it('when the file may not be written', async () => {
    const filename = directory.file('rows.db');
    await migrateSqlite({ filename });
    await chmod(filename, 0o444);
    await chmod(directory.path, 0o777);
    await withoutPrivileges(async () => {
      expect(await refusalOf(filename)).toContain('cannot be written');
      const unmigrated = await errorOf(createSqliteStorage({ filename, migrate: false }));
      expect(unmigrated.message).toContain('cannot be written');
    });
  });

  it('when the directory may not be written', async () => {
    const filename = directory.file('rows.db');
    await chmod(directory.path, 0o555);
    await withoutPrivileges(async () => {
      expect(await refusalOf(filename)).toContain('may read and write it and its directory');
    });
    await chmod(directory.path, 0o755);
  });

  it('when there is no name', async () => {
    const error = await errorOf(createSqliteStorage({ filename: ' ' }));
    expect(error.message).toBe('The database has no file name.');
  });
});

describe('a storage in memory', () => {
  it('works, and is its own', async () => {
    const [first, second] = await Promise.all([
      createSqliteStorage({ filename: ':memory:' }),
      createSqliteStorage({ filename: ':memory:' }),
    ]);
    await first.hosts.renew('host', new Date());
    await first.ping();
    await Promise.all([first.close(), second.close()]);
  });
});
