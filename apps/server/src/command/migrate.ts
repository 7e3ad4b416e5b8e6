import { migrateSqlite } from '@qinling/storage-kysely';
import type { Settings } from '../settings/settings-table.js';
import { openDataDirectory } from '../start/data-directory.js';

/** Brings the database of the data directory up to date, creating it when missing, and resolves with what to tell. */
export async function migrate(settings: Settings): Promise<string> {
  const { databaseFile } = await openDataDirectory(settings.dataDirectory);
  await migrateSqlite({ filename: databaseFile });
  return `${databaseFile} is up to date.`;
}
