import { repeating } from '../compare/side.js';
import { milliseconds } from '../compare/units.js';
import { httpSide, requestOf } from '../load/http-side.js';
import type { Scene } from '../scene.js';
import { startServer } from '../servers/child-server.js';
import { caller } from '../worlds/caller.js';
import { functionIdOf, versionIdOf } from '../worlds/fill-database.js';
import { openOurs } from '../worlds/open-ours.js';
import type { Group } from './group.js';
import { largeDirectory, pageRows, smallDirectory } from './large-and-small.js';

const clients = 16;
const sampled = 500;

/** The same work on a database of many rows and on one of hardly any. */
export const scaleGroup: Group = {
  name: 'scale',
  async run(scene) {
    const { functions, versions } = scene.options.scale;
    const large = await sideOf(scene, await largeDirectory(scene), functions, versions);
    const small = await sideOf(scene, await smallDirectory(scene), 1, pageRows);
    const against = 'the same, hardly any rows';
    const common = { against, ratioOf: 'time', show: milliseconds, aim: { atMost: 1.2 } } as const;
    for (const name of [
      'GET function',
      'GET version',
      'page of 100 functions',
      'page of 100 versions',
    ] as const) {
      await scene.compare({
        ...common,
        work: `${name}, ${functions} × ${versions}`,
        ours: large.http(name),
        baseline: small.http(name),
      });
    }
    await scene.compare({
      ...common,
      work: `publish, ${functions} × ${versions}`,
      ours: large.publish,
      baseline: small.publish,
    });
  },
};

async function sideOf(scene: Scene, directory: string, functions: number, versions: number) {
  const server = await startServer(scene, 'our-server', { directory });
  const { qinling } = await openOurs(directory);
  scene.defer(() => qinling.close());
  const some = Array.from({ length: sampled }, (_, index) => ({
    functionIndex: (index * 613) % functions,
    version: 1 + ((index * 389) % versions),
  }));
  const firstOfPage = Math.max(0, Math.floor(versions / 2) - pageRows);
  const marker = firstOfPage === 0 ? '' : `&marker=${versionIdOf(0, firstOfPage)}`;
  const paths = {
    'GET function': some.map(({ functionIndex }) => `/v1/functions/${functionIdOf(functionIndex)}`),
    'GET version': some.map(
      ({ functionIndex, version }) => `/v1/functions/${functionIdOf(functionIndex)}/versions/${version}`,
    ),
    'page of 100 functions': [`/v1/functions?limit=${pageRows}`],
    'page of 100 versions': [`/v1/functions/${functionIdOf(0)}/versions?limit=${pageRows}${marker}`],
  };
  let published = 0;
  return {
    http: (name: keyof typeof paths) =>
      httpSide(
        scene,
        server,
        paths[name].map((path) => requestOf('GET', path)),
        clients,
      ),
    publish: repeating(async () => {
      published += 1;
      await qinling.versions.publish(caller, functionIdOf((published * 613) % functions));
    }),
  };
}
