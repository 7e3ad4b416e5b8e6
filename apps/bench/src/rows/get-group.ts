import { perSecond } from '../compare/units.js';
import { httpSide, requestOf } from '../load/http-side.js';
import { makeFunctions } from '../worlds/make-functions.js';
import { openOurs } from '../worlds/open-ours.js';
import type { Group } from './group.js';
import { serveBoth } from './serve-both.js';

const clients = 16;

/** One row, as JSON. */
export const getGroup: Group = {
  name: 'get',
  async run(scene) {
    const directory = await scene.folder('get');
    const prepared = await openOurs(directory);
    const [id] = await makeFunctions(prepared, 1);
    await prepared.qinling.close();

    const paths = { function: `/v1/functions/${id}`, version: `/v1/functions/${id}/versions/1` };
    const { ours, bare } = await serveBoth(scene, directory, Object.values(paths));
    for (const [noun, path] of Object.entries(paths)) {
      const requests = [requestOf('GET', path)];
      await scene.compare({
        work: `GET ${noun}`,
        against: 'bare Express 5 route, same JSON',
        ours: httpSide(scene, ours, requests, clients),
        baseline: httpSide(scene, bare, requests, clients),
        ratioOf: 'speed',
        aim: { atLeast: 0.7 },
        show: perSecond,
      });
    }
  },
};
