import { type MigrationReport, migrate } from '../migrations/migrate.js';
import { openSqlite } from './open-sqlite.js';

export interface MigrateSqliteOptions {
  /** The database file, made when it is missing. */
  readonly filename: string;
}

/** Brings the schema of a SQLite file up to date, as `createSqliteStorage` does by itself. Rejects as that does. */
export async function migrateSqlite({ filename }: MigrateSqliteOptions): Promise<MigrationReport> {
  const engine = await openSqlite({ filename });
  try {
    return await engine.migrating((target) => migrate(target));
  } finally {
    await engine.close();
  }
}
