import type { Recordings } from '../../src/openapi/recording.js';

/** The recordings as the file that the package ships. */
export function writeRecordings(recordings: Recordings): string {
  return `${JSON.stringify(recordings, null, 2)}\n`;
}
