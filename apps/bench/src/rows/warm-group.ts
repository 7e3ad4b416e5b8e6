import { repeating } from '../compare/side.js';
import { milliseconds } from '../compare/units.js';
import type { Scene } from '../scene.js';
import { FunctionRunner } from '../worlds/function-runner.js';
import type { Language } from '../worlds/greeter.js';
import { openForkRoundTrip, openMessageRoundTrip } from '../worlds/round-trips.js';
import type { Group } from './group.js';

/** Running a function whose worker has loaded it, one run after the other, past everything but the orchestrator. */
export const warmGroup: Group = {
  name: 'warm',
  async run(scene) {
    const common = { ratioOf: 'p50', show: milliseconds } as const;
    await scene.compare({
      ...common,
      work: 'warm invoke, nodejs',
      against: 'bare IPC round trip',
      ours: repeating(await warmInvoke(scene, 'nodejs')),
      baseline: repeating(await openMessageRoundTrip(scene)),
      aim: { atMost: 5 },
    });
    await scene.compare({
      ...common,
      work: 'warm invoke, python3',
      against: 'bare fork, waitpid and reply',
      ours: repeating(await warmInvoke(scene, 'python3')),
      baseline: repeating(await openForkRoundTrip(scene)),
      aim: { atMostSeconds: 0.003 },
    });
  },
};

async function warmInvoke(scene: Scene, language: Language): Promise<() => Promise<void>> {
  const runner = await FunctionRunner.open(scene, language);
  const deployment = runner.newFunction();
  return () => runner.invoke(deployment);
}
