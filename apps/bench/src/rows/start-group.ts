import { timed } from '../compare/side.js';
import { milliseconds } from '../compare/units.js';
import { startHostOnce } from '../worlds/start-host-once.js';
import type { Group } from './group.js';
import { largeDirectory } from './large-and-small.js';

/** From the start of the host's process until it serves. */
export const startGroup: Group = {
  name: 'start',
  async run(scene) {
    const { functions, versions } = scene.options.scale;
    const large = await largeDirectory(scene);
    const empty = await scene.folder('empty');
    await scene.compare({
      work: `start of the host, ${functions} × ${versions}`,
      against: 'start on an empty database',
      ours: timed(() => startHostOnce(large)),
      baseline: timed(() => startHostOnce(empty)),
      ratioOf: 'time',
      warmUp: false,
      aim: { atMost: 1.2 },
      show: milliseconds,
    });
  },
};
