import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { uniqueName } from '../unique-name.js';
import { Cgroup, removeCgroupDirectory } from './cgroup.js';
import { type CgroupPlace, type Controller, controllers } from './cgroup-place.js';

const run = promisify(execFile);

/** The cgroups of one orchestrator: all below one of its own, for each controller that can be used. */
export class CgroupFamily {
  readonly #place: CgroupPlace;

  private constructor(place: CgroupPlace) {
    this.#place = place;
  }

  /**
   * Makes the cgroup of an orchestrator, where `place` says, and tries whether processes can be limited in it. Controllers
   * that cannot be used are left out; undefined when none is left.
   */
  static async open(place: CgroupPlace): Promise<CgroupFamily | undefined> {
    const usable: [Controller, string][] = [];
    for (const controller of controllers) {
      const directory = place.directories[controller];
      if (directory !== undefined && (await canBeUsed(place.version, controller, directory)))
        usable.push([controller, directory]);
    }
    const family = new CgroupFamily({ version: place.version, directories: Object.fromEntries(usable) });
    const unused = directoriesOf(place).filter((each) => !family.directories.includes(each));
    await removeCgroupTrees(unused);
    return usable.length > 0 ? family : undefined;
  }

  has(controller: Controller): boolean {
    return this.#place.directories[controller] !== undefined;
  }

  get directories(): readonly string[] {
    return directoriesOf(this.#place);
  }

  async create(): Promise<Cgroup> {
    return await Cgroup.create(this.#place, uniqueName());
  }

  /** Removes all its cgroups, and ends what is in them. */
  async close(): Promise<void> {
    await removeCgroupTrees(this.directories);
  }
}

/** The directories of a place, each once. */
export function directoriesOf(place: CgroupPlace): readonly string[] {
  return [...new Set(Object.values(place.directories))];
}

/** Removes cgroups with those below them, also those of an orchestrator that is dead, and ends what is in them. */
export async function removeCgroupTrees(directories: readonly string[]): Promise<void> {
  for (const directory of directories) {
    const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
    for (const entry of entries)
      if (entry.isDirectory()) await removeCgroupDirectory(join(directory, entry.name));
    await removeCgroupDirectory(directory);
  }
}

/** Whether a process can be put into a cgroup below `directory`, which is made, and be limited there. */
async function canBeUsed(version: 1 | 2, controller: Controller, directory: string): Promise<boolean> {
  try {
    await mkdir(directory, { recursive: true });
    if (version === 2) writeFileSync(join(directory, 'cgroup.subtree_control'), `+${controller}`);
    const probe = await Cgroup.create({ version, directories: { [controller]: directory } }, 'probe');
    try {
      probe.limit({ memoryBytes: 2 ** 30, processes: 100 });
      probe.limitCpu(100);
      await run('/bin/sh', ['-c', 'echo 0 > "$1"', 'sh', join(directory, 'probe', 'cgroup.procs')]);
      return true;
    } finally {
      await probe.remove();
    }
  } catch {
    return false;
  }
}
