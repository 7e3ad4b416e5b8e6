import { repeating } from '../compare/side.js';
import { milliseconds } from '../compare/units.js';
import { httpSide, requestOf } from '../load/http-side.js';
import { startServer } from '../servers/child-server.js';
import { openBarePublish } from '../worlds/bare-publish.js';
import { caller } from '../worlds/caller.js';
import { fillDatabase, functionIdOf } from '../worlds/fill-database.js';
import { databaseIn, openOurs } from '../worlds/open-ours.js';
import type { Group } from './group.js';

const functions = 16;
const against = 'bare durable transaction, same rows';

/** A version becomes durable. All databases begin alike; each client publishes a function of its own. */
export const publishGroup: Group = {
  name: 'publish',
  async run(scene) {
    const filled = async (name: string): Promise<string> => {
      const directory = await scene.folder(name);
      await fillDatabase(databaseIn(directory), [{ functions, versions: 1 }]);
      return directory;
    };
    const bare = openBarePublish(databaseIn(await filled('publish-bare')));
    scene.defer(async () => bare.close());
    const baseline = repeating(async () => bare.publish(0));
    const baselineOfMany = repeating(async (client) => bare.publish(client), functions);
    const { qinling } = await openOurs(await filled('publish-core'));
    scene.defer(() => qinling.close());
    const server = await startServer(scene, 'our-server', { directory: await filled('publish-http') });

    const publish = async (client: number): Promise<void> => {
      await qinling.versions.publish(caller, functionIdOf(client));
    };
    const common = { against, ratioOf: 'time', show: milliseconds } as const;
    await scene.compare({
      ...common,
      work: 'publish, 1 client',
      ours: repeating(publish),
      baseline,
      aim: { atMost: 3 },
    });
    await scene.compare({
      ...common,
      work: 'publish, 16 clients',
      ours: repeating(publish, functions),
      baseline: baselineOfMany,
      aim: { atMost: 2 },
    });
    for (const clients of [1, functions]) {
      const requests = Array.from({ length: clients }, (_, index) =>
        requestOf('POST', `/v1/functions/${functionIdOf(index)}/versions`),
      );
      await scene.compare({
        ...common,
        work: `publish over HTTP, ${clients} client${clients === 1 ? '' : 's'}`,
        ours: httpSide(scene, server, requests, clients),
        baseline: clients === 1 ? baseline : baselineOfMany,
        aim: 'none',
      });
    }
  },
};
