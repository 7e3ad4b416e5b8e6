import type { Recordings } from '../../src/openapi/recording.js';

/** The recordings as the module that the package ships. */
export function writeRecordings(recordings: Recordings): string {
  return [
    '// biome-ignore-all format: written by a program.',
    '// Written by `npm run docs:rest` from what a test sent and received. Changes belong in test/recording.',
    '',
    "import type { Recordings } from './recording.js';",
    '',
    '/** Examples of every operation. */',
    `export const recordings: Recordings = ${JSON.stringify(recordings, null, 1)};`,
    '',
  ].join('\n');
}
