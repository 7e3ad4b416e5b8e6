import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTogether } from '../support/child-program.js';
import { checkRace } from './check-race.js';
import type { PlantName } from './planted-faults.js';
import type { RaceReport } from './race-report.js';
import type { RacerTask } from './racer.js';
import { availableRuntime, caller, openSharedWorld } from './shared-world.js';

export interface RaceOptions {
  readonly processes: number;
  readonly seconds: number;
  /** Default `mixed`: everything at once. `removal`: publications against removals of the same locations. */
  readonly operations?: RacerTask['operations'];
  /** What every process does wrong. */
  readonly plant?: PlantName;
}

export interface RaceOutcome {
  /** What was found wrong, in words. */
  readonly wrong: readonly string[];
  /** How many operations of each kind were acknowledged. */
  readonly done: Readonly<Record<string, number>>;
}

/** Lets processes change the same functions at once, on one database file and one package directory, and checks what is left. */
export async function runRace({
  processes,
  seconds,
  operations = 'mixed',
  plant,
}: RaceOptions): Promise<RaceOutcome> {
  const directory = await mkdtemp(join(tmpdir(), 'qinling-race-'));
  try {
    const before = await openSharedWorld(directory);
    const runtimeId = await availableRuntime(before.qinling);
    const code = { source: 'package', package: { files: { 'main.js': 'at first' } } } as const;
    const functionIds = [
      (await before.qinling.functions.create(caller, { runtimeId, code })).id,
      (await before.qinling.functions.create(caller, { runtimeId, code })).id,
    ];
    await before.qinling.aliases.create(caller, { name: 'prod', functionId: functionIds[0] ?? '' });
    await before.qinling.close();
    const shared = { directory, seconds, runtimeId, functionIds, operations, ...(plant && { plant }) };
    const tasks = Array.from({ length: processes }, (_, index): RacerTask => ({ ...shared, index }));
    const reports = await runTogether<RaceReport>('races/racer', tasks);
    const after = await openSharedWorld(directory, plant === 'never-removes' ? plant : undefined);
    try {
      return { wrong: await checkRace(after, directory, reports), done: sum(reports) };
    } finally {
      await after.qinling.close();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function sum(reports: readonly RaceReport[]): Readonly<Record<string, number>> {
  const total: Record<string, number> = {};
  for (const { done } of reports)
    for (const [name, count] of Object.entries(done)) total[name] = (total[name] ?? 0) + count;
  return total;
}
