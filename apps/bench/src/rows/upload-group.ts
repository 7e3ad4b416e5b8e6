import { join } from 'node:path';
import { timed } from '../compare/side.js';
import { milliseconds } from '../compare/units.js';
import { startServer } from '../servers/child-server.js';
import { demandedWork } from '../worlds/demanded-work.js';
import { hashAndWrite } from '../worlds/hash-and-write.js';
import { makeRuntime } from '../worlds/make-functions.js';
import { openOurs } from '../worlds/open-ours.js';
import { residentGrowth } from '../worlds/resident-growth.js';
import { send, upload } from '../worlds/upload.js';
import { incompressibleZip, textZip } from '../worlds/zip-package.js';
import type { Group } from './group.js';

const mebibyte = 2 ** 20;
/** So many times as long as one side of a round: the heap is to fill up some times. */
const growthTimes = 8;

/** A large package arrives, is checked and becomes durable. */
export const uploadGroup: Group = {
  name: 'upload',
  async run(scene) {
    const directory = await scene.folder('upload');
    const prepared = await openOurs(directory);
    await makeRuntime(prepared);
    await prepared.qinling.close();
    const server = await startServer(scene, 'our-server', { directory });
    server.watch();
    const bareSettings = { json: { '/': {} }, sink: '/v1/functions' };
    const bare = await startServer(scene, 'bare-server', bareSettings);
    const { packageBytes, seconds } = scene.options;
    const content = await incompressibleZip(packageBytes);
    const text = await textZip(packageBytes);

    const path = join(directory, 'plain');
    const packages = [
      { kind: 'incompressible', content, aim: { atMost: 1.5 } },
      { kind: 'text, 4 times as large unpacked', content: text, aim: 'none' },
    ] as const;
    for (const { kind, content: bytes, aim } of packages) {
      const work = `upload of ${Math.round(bytes.length / mebibyte)} MiB (${kind})`;
      const ours = timed(() => upload(server, bytes));
      const common = { work, ours, ratioOf: 'time', show: milliseconds } as const;
      await scene.compare({
        ...common,
        against: 'sha256 + write + fsync',
        baseline: timed(() => hashAndWrite(path, bytes)),
        aim,
      });
      await scene.compare({
        ...common,
        against: 'all that the contract demands, bare',
        baseline: timed(() => demandedWork(path, bytes)),
        aim: 'none',
      });
      const { longestStallSeconds } = await server.usage();
      scene.note(`Its event loop stood still for ${milliseconds(longestStallSeconds)} at most (${kind}).`);
    }
    await scene.compare({
      work: 'the incompressible one, dropped by a bare route',
      against: 'sha256 + write + fsync',
      ours: timed(() => send(bare, content)),
      baseline: timed(() => hashAndWrite(path, content)),
      ratioOf: 'time',
      aim: 'none',
      show: milliseconds,
    });

    const measured = await startServer(scene, 'our-server', { directory });
    const growthSeconds = seconds * growthTimes;
    const both = async (): Promise<void> => {
      for (const each of [content, text]) await upload(measured, each);
    };
    const ours = await residentGrowth(measured, '/v1/functions', both, growthSeconds);
    scene.note(`Resident memory of the server peaked ${ours}; aim: < 32 MiB.`);
    const fresh = await startServer(scene, 'bare-server', bareSettings);
    const theirs = await residentGrowth(fresh, '/', () => send(fresh, content), growthSeconds);
    scene.note(`Resident memory of a bare route that drops the body peaked ${theirs}.`);
  },
};
