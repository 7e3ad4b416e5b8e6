import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import type { IdSource } from './ports/id-source.js';

/** Version 7 UUIDs in order, version 4 UUIDs where an id must not be guessed. */
export const uuidSource: IdSource = { ordered: () => v7(), secret: () => randomUUID() };
