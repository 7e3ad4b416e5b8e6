import { setTimeout as delay } from 'node:timers/promises';
import { serveParent } from '../support/child-program.js';
import type { PlantName } from './planted-faults.js';
import { openSharedWorld } from './shared-world.js';

/** What one process with a scheduler is told. */
export interface SchedulerTask {
  readonly directory: string;
  readonly seconds: number;
  readonly plant?: PlantName;
}

await serveParent<SchedulerTask, undefined, undefined>(
  async () => undefined,
  async ({ directory, seconds, plant }) => {
    // Started only now, so that all schedulers find the same jobs due at the same moment.
    const { qinling } = await openSharedWorld(directory, plant);
    await delay(seconds * 1000);
    await qinling.close();
    return undefined;
  },
);
