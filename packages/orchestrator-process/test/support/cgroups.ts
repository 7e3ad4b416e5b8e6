import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findCgroupPlace } from '../../src/cgroups/cgroup-place.js';

/** The directories of the cgroups that the orchestrator with this directory has now. */
export async function cgroupsOf(directory: string): Promise<readonly string[]> {
  const place = await findCgroupPlace();
  return Object.values(place?.directories ?? {})
    .map((parent) => join(parent, `qinling-${basename(directory)}`))
    .filter((each) => existsSync(each));
}
