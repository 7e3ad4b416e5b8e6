import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mebibytesPerSecond } from '../compare/units.js';
import { httpSide, requestOf } from '../load/http-side.js';
import { startServer } from '../servers/child-server.js';
import { caller } from '../worlds/caller.js';
import { makeRuntime } from '../worlds/make-functions.js';
import { openOurs } from '../worlds/open-ours.js';
import { incompressibleZip } from '../worlds/zip-package.js';
import type { Group } from './group.js';

/** A large package leaves. */
export const downloadGroup: Group = {
  name: 'download',
  async run(scene) {
    const directory = await scene.folder('download');
    const content = await incompressibleZip(scene.options.packageBytes);
    const prepared = await openOurs(directory);
    const { id } = await prepared.qinling.functions.create(caller, {
      runtimeId: await makeRuntime(prepared),
      code: { source: 'package', package: chunks(content) },
    });
    await prepared.qinling.versions.publish(caller, id);
    await prepared.qinling.close();
    const file = join(directory, 'plain.zip');
    await writeFile(file, content);

    const server = await startServer(scene, 'our-server', { directory });
    const bare = await startServer(scene, 'bare-server', { json: {}, file: { route: '/file', path: file } });
    await scene.compare({
      work: `download of ${Math.round(content.length / 2 ** 20)} MiB`,
      against: 'bare Express 5 route that pipes the file',
      ours: httpSide(scene, server, [requestOf('GET', `/v1/functions/${id}/versions/1?download=true`)], 1),
      baseline: httpSide(scene, bare, [requestOf('GET', '/file')], 1),
      ratioOf: 'speed',
      aim: { atLeast: 0.9 },
      show: mebibytesPerSecond(content.length),
    });
  },
};

async function* chunks(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content;
}
