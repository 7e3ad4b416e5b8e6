import { KyselyStorage } from '../kysely-storage.js';
import { assertMigrated, migrate } from '../migrations/migrate.js';
import { type OpenSqliteOptions, openSqlite } from './open-sqlite.js';

export interface SqliteStorageOptions extends Pick<OpenSqliteOptions, 'busyTimeoutMs'> {
  /** The database file, made when it is missing; its directory has to exist. `:memory:` forgets everything on close. */
  readonly filename: string;
  /** Whether to bring the schema up to date. Default true; when false, a database that is not up to date is refused. */
  readonly migrate?: boolean;
}

/**
 * Opens a storage in a SQLite file, which several processes may share. Rejects with `StorageError` that names the file and the way
 * out: when it cannot be opened, read or written, is no database, is newer than this code, or is not migrated.
 */
export function createSqliteStorage(options: SqliteStorageOptions): Promise<KyselyStorage> {
  return openSqliteStorage(options);
}

/** The same, for tests that look at the statements. */
export async function openSqliteStorage({
  migrate: mayMigrate = true,
  ...options
}: SqliteStorageOptions & OpenSqliteOptions): Promise<KyselyStorage> {
  const engine = await openSqlite({ ...options, mustExist: !mayMigrate });
  try {
    await engine.migrating<unknown>((target) => (mayMigrate ? migrate(target) : assertMigrated(target)));
    return new KyselyStorage(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
}
