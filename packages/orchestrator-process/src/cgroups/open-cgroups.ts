import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Logger } from '@qinling/core';
import { CgroupFamily, directoriesOf, removeCgroupTrees } from './cgroup-family.js';
import { type CgroupPlace, findCgroupPlace } from './cgroup-place.js';

/**
 * Makes the cgroups of the orchestrator that owns `directory`. Undefined where this process may have none; the log says so.
 * They are noted in the directory first, so that whoever removes it finds them.
 */
export async function openCgroups(directory: string, logger: Logger): Promise<CgroupFamily | undefined> {
  const place = await findCgroupPlace();
  const own = place && below(place, nameOf(directory));
  if (own !== undefined) await writeFile(noteIn(directory), JSON.stringify(directoriesOf(own)));
  const family = own && (await CgroupFamily.open(own));
  if (family === undefined)
    logger.info(
      {},
      'No cgroups can be made here: processes are not limited by them. See docs/operations.md.',
    );
  return family;
}

/** Removes the cgroups of an orchestrator that is dead, with every process in them. */
export async function sweepCgroups(directory: string): Promise<void> {
  const noted = await readNote(directory);
  // Somebody else may have written it: nothing is removed but what carries the name of this orchestrator.
  await removeCgroupTrees(noted.filter((each) => basename(each) === nameOf(directory)));
}

function nameOf(directory: string): string {
  return `qinling-${basename(directory)}`;
}

function noteIn(directory: string): string {
  return join(directory, 'cgroups.json');
}

async function readNote(directory: string): Promise<readonly string[]> {
  try {
    const note: unknown = JSON.parse(await readFile(noteIn(directory), 'utf8'));
    return Array.isArray(note) ? note.map(String) : [];
  } catch {
    return [];
  }
}

function below({ version, directories }: CgroupPlace, name: string): CgroupPlace {
  const entries = Object.entries(directories).map(([controller, parent]) => [controller, join(parent, name)]);
  return { version, directories: Object.fromEntries(entries) };
}
