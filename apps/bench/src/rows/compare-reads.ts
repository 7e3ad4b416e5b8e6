import { isDeepStrictEqual } from 'node:util';
import { perSecond } from '../compare/units.js';
import { httpSide, requestOf } from '../load/http-side.js';
import type { Scene } from '../scene.js';
import { type ChildServer, startServer } from '../servers/child-server.js';
import { databaseIn } from '../worlds/open-ours.js';

const clients = 16;

/** Something that is read over HTTP. */
export interface Read {
  readonly work: string;
  readonly path: string;
  /** The share of the bare route's speed that ours is to have. */
  readonly atLeast: number;
}

/**
 * Compares our server on a data directory with two bare ones that answer the very same JSON: one has it in memory, the other reads the rows
 * that it is made of.
 */
export async function compareReads(scene: Scene, directory: string, reads: readonly Read[]): Promise<void> {
  const ours = await startServer(scene, 'our-server', { directory });
  const reading = await startServer(scene, 'reading-server', { database: databaseIn(directory) });
  const json: Record<string, unknown> = {};
  for (const { path } of reads) {
    json[path] = await answerOf(ours, path);
    if (!isDeepStrictEqual(json[path], await answerOf(reading, path)))
      throw new Error(`The bare server that reads rows does not answer GET ${path} as ours does.`);
  }
  const bare = await startServer(scene, 'bare-server', { json });
  for (const { work, path, atLeast } of reads) {
    const side = (server: ChildServer) => httpSide(scene, server, [requestOf('GET', path)], clients);
    const common = { work, ours: side(ours), ratioOf: 'speed', show: perSecond } as const;
    const against = 'bare Express 5 route, same JSON';
    await scene.compare({ ...common, against, baseline: side(bare), aim: { atLeast } });
    await scene.compare({
      ...common,
      against: 'bare route that reads the rows',
      baseline: side(reading),
      aim: 'none',
    });
  }
}

async function answerOf(server: ChildServer, path: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
  if (!response.ok) throw new Error(`GET ${path} answered ${response.status}: ${await response.text()}`);
  return await response.json();
}
