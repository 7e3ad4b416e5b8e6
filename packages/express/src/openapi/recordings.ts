import { readFileSync } from 'node:fs';
import type { Recordings } from './recording.js';

// Beside `src` and `dist`, so that it is found from both.
const file = new URL('../../openapi/recordings.json', import.meta.url);

/** Reads the examples of every operation: what a test sent and received, as `npm run docs:rest` wrote it down. */
export function readRecordings(): Recordings {
  return JSON.parse(readFileSync(file, 'utf8'));
}
