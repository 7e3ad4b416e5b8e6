import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { packFiles } from '@qinling/archive';
import type { Part } from '../support/multipart.js';

async function tarOf(text: string): Promise<Buffer> {
  // Unzipped again: how well gzip compresses is the business of Node's version.
  return gunzipSync(await buffer(packFiles({ 'main.js': text })));
}

/** A package whose bytes are the same on every machine. */
export const helloPackage = await tarOf('exports.main = (context, { name }) => "Hello, " + name;\n');

/** The same with other code. */
export const changedPackage = await tarOf('exports.main = (context, { name }) => "Good day, " + name;\n');

/** A package as a part of a form. */
export function packagePart(value: Uint8Array): Part {
  return { name: 'package', value, filename: 'hello.tar' };
}
