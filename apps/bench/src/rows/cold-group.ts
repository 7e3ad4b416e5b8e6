import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { timed } from '../compare/side.js';
import { milliseconds } from '../compare/units.js';
import { FunctionRunner } from '../worlds/function-runner.js';
import { greeterFiles, greetOnce, languages } from '../worlds/greeter.js';
import { firstReplyOf, interpreterOf } from '../worlds/interpreter.js';
import type { Group } from './group.js';

/** The first result of a function that no worker has loaded. */
export const coldGroup: Group = {
  name: 'cold',
  async run(scene) {
    for (const language of languages) {
      const runner = await FunctionRunner.open(scene, language);
      const directory = await scene.folder(`bare-${language}`);
      for (const [name, content] of Object.entries(greeterFiles[language])) {
        await writeFile(join(directory, name), content);
      }
      const interpreter = await interpreterOf(language);
      await scene.compare({
        work: `cold start to first result, ${language}`,
        against: 'bare spawn to its first reply',
        ours: timed(() => runner.coldStart()),
        baseline: timed(() => firstReplyOf(interpreter, greetOnce(language, directory))),
        ratioOf: 'p50',
        aim: { atMost: 0.5 },
        show: milliseconds,
      });
    }
  },
};
