import { repeating, timed } from '../compare/side.js';
import { milliseconds } from '../compare/units.js';
import { FunctionRunner } from '../worlds/function-runner.js';
import { languages } from '../worlds/greeter.js';
import type { Group } from './group.js';

/** What sandboxes cost: the same work with isolation and without. Needs bubblewrap, so it is measured only when it is asked for. */
export const isolationGroup: Group = {
  name: 'isolation',
  async run(scene) {
    const against = 'the same without isolation';
    const common = { ratioOf: 'p50', show: milliseconds, against, aim: 'none' } as const;
    for (const language of languages) {
      const apart = await FunctionRunner.open(scene, language, 'bubblewrap');
      const plain = await FunctionRunner.open(scene, language);
      await scene.compare({
        ...common,
        work: `cold start in a sandbox, ${language}`,
        ours: timed(() => apart.coldStart()),
        baseline: timed(() => plain.coldStart()),
      });
      const [loadedApart, loadedPlain] = [apart.newFunction(), plain.newFunction()];
      await scene.compare({
        ...common,
        work: `warm invoke in a sandbox, ${language}`,
        ours: repeating(() => apart.invoke(loadedApart)),
        baseline: repeating(() => plain.invoke(loadedPlain)),
      });
    }
  },
};
