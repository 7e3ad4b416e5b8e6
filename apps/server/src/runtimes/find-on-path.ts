import { access, constants, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** The first file of this name on the search path that can be executed; undefined when there is none. */
export async function findOnPath(name: string, searchPath: string): Promise<string | undefined> {
  for (const directory of searchPath.split(delimiter).filter((part) => part !== '')) {
    const file = join(directory, name);
    try {
      await access(file, constants.X_OK);
      if ((await stat(file)).isFile()) return file;
    } catch {
      // Not here; look on.
    }
  }
  return undefined;
}
