import { describeStorage } from '@qinling/conformance';
import type { Storage } from '@qinling/core';
import { createSqliteStorage } from '../src/index.js';
import { type TemporaryDirectory, temporaryDirectory } from './support/temporary-directory.js';

const directories = new Map<Storage, TemporaryDirectory>();

describeStorage('SQLite', {
  async create() {
    const directory = await temporaryDirectory();
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
  },
});
