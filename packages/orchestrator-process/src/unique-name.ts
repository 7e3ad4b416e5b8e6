import { randomUUID } from 'node:crypto';

/** A name that nothing else has and nobody can guess. */
export function uniqueName(): string {
  return randomUUID();
}
