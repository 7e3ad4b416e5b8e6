import type { Recordings } from './recording.js';

export const recordings: Recordings = {};
