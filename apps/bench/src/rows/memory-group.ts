import { spreadOf } from '../compare/spread.js';
import { FunctionRunner } from '../worlds/function-runner.js';
import { languages } from '../worlds/greeter.js';
import { memoryBytesOf, workersOfThisProcess } from '../worlds/worker-memory.js';
import type { Group } from './group.js';

const mebibyte = 2 ** 20;

/** What a worker holds that has nothing to do. */
export const memoryGroup: Group = {
  name: 'memory',
  async run(scene) {
    for (const language of languages) {
      scene.progress(`memory of an idle worker, ${language} …`);
      const runner = await FunctionRunner.open(scene, language);
      const pool = await workersOfThisProcess(language);
      const waiting = await medianMemory(pool);
      await runner.invoke(runner.newFunction());
      await runner.poolIsFull();
      const known = new Set(pool.flat());
      const after = await workersOfThisProcess(language);
      // Of those that waited, one has served; what came meanwhile waits in the pool.
      const old = after.filter(([pid]) => pid !== undefined && known.has(pid));
      const sizes = await Promise.all(old.map(memoryBytesOf));
      const served = Math.max(...sizes);
      scene.note(
        `An idle ${language} worker holds ${text(waiting)} in the pool, ${text(served)} with a function loaded (PSS).`,
      );
    }
  },
};

async function medianMemory(workers: readonly (readonly number[])[]): Promise<number> {
  return spreadOf(await Promise.all(workers.map(memoryBytesOf))).median;
}

const text = (bytes: number): string => `${(bytes / mebibyte).toFixed(1)} MiB`;
