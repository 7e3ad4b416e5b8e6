import { join } from 'node:path';
import { timed } from '../compare/side.js';
import { milliseconds } from '../compare/units.js';
import { startServer } from '../servers/child-server.js';
import { hashAndWrite } from '../worlds/hash-and-write.js';
import { makeRuntime } from '../worlds/make-functions.js';
import { openOurs } from '../worlds/open-ours.js';
import { upload } from '../worlds/upload.js';
import { incompressibleZip, textZip } from '../worlds/zip-package.js';
import type { Group } from './group.js';

const mebibyte = 2 ** 20;

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
    // What any first upload loads and keeps is not what this one holds.
    await upload(server, await incompressibleZip(mebibyte));
    const before = await server.usage();

    const { packageBytes } = scene.options;
    const packages = [
      { kind: 'incompressible', content: await incompressibleZip(packageBytes), aim: { atMost: 1.5 } },
      { kind: 'text, 4 times as large unpacked', content: await textZip(packageBytes), aim: 'none' },
    ] as const;
    for (const { kind, content, aim } of packages) {
      await scene.compare({
        work: `upload of ${Math.round(content.length / mebibyte)} MiB (${kind})`,
        against: 'sha256 + write + fsync',
        ours: timed(() => upload(server, content)),
        baseline: timed(() => hashAndWrite(join(directory, 'plain'), content)),
        ratioOf: 'time',
        aim,
        show: milliseconds,
      });
      const { peakResidentBytes, longestStallSeconds } = await server.usage();
      const grown = (peakResidentBytes - before.residentBytes) / mebibyte;
      scene.note(
        `Resident memory of the server peaked ${grown.toFixed(0)} MiB above its start after uploads (${kind}); aim: < 32 MiB.`,
      );
      scene.note(`Its event loop stood still for ${milliseconds(longestStallSeconds)} at most (${kind}).`);
    }
  },
};
