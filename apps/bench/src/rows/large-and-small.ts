import { readdir } from 'node:fs/promises';
import type { Scene } from '../scene.js';
import { fillDatabase } from '../worlds/fill-database.js';
import { databaseIn } from '../worlds/open-ours.js';

/** Rows of a page; the small database holds as many functions, and as many versions of its first one. */
export const pageRows = 100;

/** A data directory at the scale that was asked for. Filled once for all groups, since that takes its time. */
export async function largeDirectory(scene: Scene): Promise<string> {
  const { functions, versions } = scene.options.scale;
  const directory = await scene.folder('large');
  if ((await readdir(directory)).length === 0) {
    scene.progress(`filling a database with ${functions} × ${versions} versions …`);
    await fillDatabase(databaseIn(directory), [{ functions, versions }]);
  }
  return directory;
}

/** A data directory with the fewest rows that give the same answers. */
export async function smallDirectory(scene: Scene): Promise<string> {
  const directory = await scene.folder('small');
  await fillDatabase(databaseIn(directory), [
    { functions: 1, versions: pageRows },
    { functions: pageRows - 1, versions: 1 },
  ]);
  return directory;
}
