import { makeFunctions } from '../worlds/make-functions.js';
import { openOurs } from '../worlds/open-ours.js';
import { compareReads } from './compare-reads.js';
import type { Group } from './group.js';

/** One row, as JSON. */
export const getGroup: Group = {
  name: 'get',
  async run(scene) {
    const directory = await scene.folder('get');
    const prepared = await openOurs(directory);
    const [id] = await makeFunctions(prepared, 1);
    await prepared.qinling.close();
    await compareReads(scene, directory, [
      { work: 'GET function', path: `/v1/functions/${id}`, atLeast: 0.7 },
      { work: 'GET version', path: `/v1/functions/${id}/versions/1`, atLeast: 0.7 },
    ]);
  },
};
