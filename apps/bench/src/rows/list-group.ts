import { makeFunctions } from '../worlds/make-functions.js';
import { openOurs } from '../worlds/open-ours.js';
import { compareReads } from './compare-reads.js';
import type { Group } from './group.js';

/** A hundred rows, as JSON. */
export const listGroup: Group = {
  name: 'list',
  async run(scene) {
    const directory = await scene.folder('list');
    const prepared = await openOurs(directory);
    await makeFunctions(prepared, 100);
    await prepared.qinling.close();
    await compareReads(scene, directory, [
      { work: 'list of 100 functions', path: '/v1/functions', atLeast: 0.5 },
    ]);
  },
};
