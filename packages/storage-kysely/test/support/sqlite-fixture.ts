import BetterSqlite3, { type Database } from 'better-sqlite3';
import { createSqliteStorage, type KyselyStorage } from '../../src/index.js';
import { temporaryDirectory } from './temporary-directory.js';

/** An empty database in a directory of its own, and the ways to open it; all that was opened is closed with it. */
export interface SqliteFixture {
  readonly filename: string;
  open(options?: { readonly busyTimeoutMs?: number }): Promise<KyselyStorage>;
  /** A connection that is none of ours, as another program would have. */
  stranger(): Database;
  remove(): Promise<void>;
}

export async function sqliteFixture(): Promise<SqliteFixture> {
  const directory = await temporaryDirectory();
  const filename = directory.file('rows.db');
  const opened: { close(): unknown }[] = [];
  return {
    filename,
    async open(options = {}) {
      const storage = await createSqliteStorage({ filename, ...options });
      opened.push(storage);
      return storage;
    },
    stranger() {
      const database = new BetterSqlite3(filename, { timeout: 0 });
      opened.push(database);
      return database;
    },
    async remove() {
      for (const each of opened) {
        await each.close();
      }
      await directory.remove();
    },
  };
}
