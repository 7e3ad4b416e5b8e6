import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchOptions, usage } from './bench-options.js';
import type { Row } from './compare/compare.js';
import { coldGroup } from './rows/cold-group.js';
import { downloadGroup } from './rows/download-group.js';
import { getGroup } from './rows/get-group.js';
import type { Group } from './rows/group.js';
import { isolationGroup } from './rows/isolation-group.js';
import { listGroup } from './rows/list-group.js';
import { memoryGroup } from './rows/memory-group.js';
import { publishGroup } from './rows/publish-group.js';
import { scaleGroup } from './rows/scale-group.js';
import { startGroup } from './rows/start-group.js';
import { syncGroup } from './rows/sync-group.js';
import { uploadGroup } from './rows/upload-group.js';
import { warmGroup } from './rows/warm-group.js';
import { Scene } from './scene.js';

const groups: readonly Group[] = [
  getGroup,
  listGroup,
  publishGroup,
  uploadGroup,
  downloadGroup,
  scaleGroup,
  startGroup,
  coldGroup,
  warmGroup,
  syncGroup,
  memoryGroup,
];

/** What needs something that is not everywhere. */
const groupsOnDemand: readonly Group[] = [isolationGroup];

export interface Findings {
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
}

/** Measures the groups that were asked for, one after the other, in a temporary folder that is gone afterwards. */
export async function runBench(options: BenchOptions, progress: (line: string) => void): Promise<Findings> {
  const known = [...groups, ...groupsOnDemand];
  const unknown = options.only.find((name) => !known.some((group) => group.name === name));
  if (unknown !== undefined) throw new Error(`There is no group '${unknown}'.\n\n${usage}`);
  const chosen = options.only.length === 0 ? groups : known.filter(({ name }) => options.only.includes(name));

  const directory = await mkdtemp(join(tmpdir(), 'qinling-bench-'));
  const rows: Row[] = [];
  const notes: string[] = [];
  try {
    for (const group of chosen) {
      const scene = new Scene(options, directory, progress);
      try {
        await group.run(scene);
      } finally {
        await scene.end();
      }
      rows.push(...scene.rows);
      notes.push(...scene.notes);
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return { rows, notes };
}
