import { perSecond } from '../compare/units.js';
import { httpSide, requestOf } from '../load/http-side.js';
import { makeFunctions } from '../worlds/make-functions.js';
import { openOurs } from '../worlds/open-ours.js';
import type { Group } from './group.js';
import { serveBoth } from './serve-both.js';

const clients = 16;
const path = '/v1/functions';

/** A hundred rows, as JSON. */
export const listGroup: Group = {
  name: 'list',
  async run(scene) {
    const directory = await scene.folder('list');
    const prepared = await openOurs(directory);
    await makeFunctions(prepared, 100);
    await prepared.qinling.close();

    const { ours, bare } = await serveBoth(scene, directory, [path]);
    const requests = [requestOf('GET', path)];
    await scene.compare({
      work: 'list of 100 functions',
      against: 'bare Express 5 route, same JSON',
      ours: httpSide(scene, ours, requests, clients),
      baseline: httpSide(scene, bare, requests, clients),
      ratioOf: 'speed',
      aim: { atLeast: 0.5 },
      show: perSecond,
    });
  },
};
