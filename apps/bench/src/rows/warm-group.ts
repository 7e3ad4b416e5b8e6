import { setTimeout } from 'node:timers/promises';
import { repeating, type Side, timed } from '../compare/side.js';
import { milliseconds } from '../compare/units.js';
import type { Scene } from '../scene.js';
import { FunctionRunner } from '../worlds/function-runner.js';
import type { Language } from '../worlds/greeter.js';
import { openForkRoundTrip, openMessageRoundTrip } from '../worlds/round-trips.js';
import type { Group } from './group.js';

const pauseMs = 10;

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
    const [ours, fork] = [await warmInvoke(scene, 'python3'), await openForkRoundTrip(scene)];
    for (const [work, sideOf] of [
      ['warm invoke, python3', repeating],
      [`warm invoke, python3, ${pauseMs} ms apart`, apart],
    ] as const)
      await scene.compare({
        ...common,
        work,
        against: 'bare fork, waitpid and reply',
        ours: sideOf(ours),
        baseline: sideOf(fork),
        aim: { atMostSeconds: 0.003 },
      });
  },
};

async function warmInvoke(scene: Scene, language: Language): Promise<() => Promise<void>> {
  const runner = await FunctionRunner.open(scene, language);
  const deployment = runner.newFunction();
  return () => runner.invoke(deployment);
}

/** With a pause before each, which is not counted: what is done ahead of a run, and after it, is not in the way of the next. */
function apart(operation: () => Promise<void>): Side {
  return timed(async () => {
    await setTimeout(pauseMs);
    const start = performance.now();
    await operation();
    return (performance.now() - start) / 1000;
  });
}
