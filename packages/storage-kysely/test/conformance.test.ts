import { copyFile } from 'node:fs/promises';
import { describeStorage } from '@qinling/conformance';
import type { Storage } from '@qinling/core';
import { afterAll, beforeAll } from 'vitest';
import { createSqliteStorage, migrateSqlite } from '../src/index.js';
import { type TemporaryDirectory, temporaryDirectory } from './support/temporary-directory.js';

const directories = new Map<Storage, TemporaryDirectory>();
let template: TemporaryDirectory;

// Every case wants an empty database: migrating one and copying it is much faster than migrating each.
beforeAll(async () => {
  template = await temporaryDirectory();
  await migrateSqlite({ filename: template.file('rows.db') });
});

afterAll(() => template.remove());

// #region kit
describeStorage('SQLite', {
  async create() {
    const directory = await temporaryDirectory();
    await copyFile(template.file('rows.db'), directory.file('rows.db'));
    const storage = await createSqliteStorage({ filename: directory.file('rows.db') });
    directories.set(storage, directory);
    return storage;
  },
  async reopen(storage) {
    return createSqliteStorage({ filename: directories.get(storage)?.file('rows.db') ?? '' });
  },
  async destroy(storage) {
    await storage.close();
    await directories.get(storage)?.remove();
    directories.delete(storage);
  },
});
// #endregion
