import type { StorageInterceptor } from '@qinling/core';
import fc from 'fast-check';
import { caller, checkStored } from './check.js';
import { commandsOf } from './commands.js';
import { emptyModel } from './model.js';
import { packArchives } from './packages.js';
import { type Disk, World } from './world.js';

export interface ModelRunOptions {
  /** How many sequences. */
  readonly runs: number;
  /** Longest sequence. */
  readonly maxCommands: number;
  readonly seed?: number;
  /** A planted fault, which the run must notice. */
  readonly fault?: StorageInterceptor;
}

/**
 * Plays random sequences of changes, crashes and sweeps against the library on this kind of disk and compares every step with the rules. Rejects
 * with the shortest sequence that disagrees, and the seed that brings it back.
 */
export async function runModel(
  createDisk: () => Disk | Promise<Disk>,
  { runs, maxCommands, seed, fault }: ModelRunOptions,
): Promise<void> {
  const archives = await packArchives();
  let runtimeId = '';
  const commands = fc.commands(commandsOf({ archives, runtimeId: () => runtimeId }), {
    maxCommands,
    size: 'max',
  });
  const property = fc.asyncProperty(commands, async (sequence) => {
    const world = new World(await createDisk(), fault);
    try {
      await world.start();
      const { id } = await world.qinling.runtimes.create(caller, { image: 'nodejs' });
      runtimeId = (await world.qinling.runtimes.settled(caller, id)).id;
      const model = emptyModel();
      await fc.asyncModelRun(() => ({ model, real: world }), sequence);
      await world.qinling.packages.sweep();
      await checkStored(world, model);
    } finally {
      await world.stop();
    }
  });
  await fc.assert(property, { numRuns: runs, ...(seed === undefined ? {} : { seed }) });
}
