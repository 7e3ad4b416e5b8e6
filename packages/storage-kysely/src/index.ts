export { KyselyStorage } from './kysely-storage.js';
export type { MigrationReport } from './migrations/migrate.js';
export { type CheckSqliteOptions, checkSqlite } from './sqlite/check-sqlite.js';
export { createSqliteStorage, type SqliteStorageOptions } from './sqlite/create-sqlite-storage.js';
export { type MigrateSqliteOptions, migrateSqlite } from './sqlite/migrate-sqlite.js';
