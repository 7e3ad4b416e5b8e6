import { checkSqlite } from '@qinling/storage-kysely';
import type { Settings } from '../settings/settings-table.js';
import { openDataDirectory } from '../start/data-directory.js';
import { StartError } from '../start/start-error.js';

/** Looks for damage in the database of the data directory, also beside a running host. Throws with every problem in words. */
export async function check(settings: Settings): Promise<string> {
  const { databaseFile } = await openDataDirectory(settings.dataDirectory);
  const problems = await checkSqlite({ filename: databaseFile });
  if (problems.length > 0) throw new StartError(`${databaseFile} is damaged:\n  ${problems.join('\n  ')}`);
  return `${databaseFile} is sound.`;
}
