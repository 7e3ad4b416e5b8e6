import { buffer } from 'node:stream/consumers';
import { packFiles } from '@qinling/archive';

/** A package with these files; `main.js` is there anyway. */
export function packageOf(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Buffer> {
  return buffer(packFiles({ 'main.js': 'exports.main = (context, input) => input;', ...files }));
}
