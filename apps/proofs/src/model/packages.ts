import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { packFiles } from '@qinling/archive';

/** One archive of one tree. Two archives of a tree differ in their bytes alone. */
export interface Archive {
  readonly tree: number;
  readonly bytes: Buffer;
  readonly location: string;
}

export const treeCount = 4;
export const packingCount = 2;

async function pack(tree: number, packing: number): Promise<Archive> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of packFiles({ 'main.js': `tree ${tree}`, 'lib/data.txt': 'same' }))
    chunks.push(chunk);
  const gzipped = Buffer.concat(chunks);
  const bytes = packing === 0 ? gzipped : gunzipSync(gzipped);
  return { tree, bytes, location: createHash('sha256').update(bytes).digest('hex') };
}

/** Every archive the model uses, by tree and packing. */
export async function packArchives(): Promise<readonly (readonly Archive[])[]> {
  const trees = Array.from({ length: treeCount }, (_, tree) => tree);
  const packings = Array.from({ length: packingCount }, (_, packing) => packing);
  return Promise.all(trees.map((tree) => Promise.all(packings.map((packing) => pack(tree, packing)))));
}
