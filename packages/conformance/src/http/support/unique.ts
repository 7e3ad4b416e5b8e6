import { randomUUID } from 'node:crypto';

/** A name that nothing else has, on this server or any other. */
export function unique(prefix: string): string {
  return `${prefix}-${randomUUID().slice(0, 13)}`;
}

/** A well-formed id that belongs to nothing. */
export function unknownId(): string {
  return randomUUID();
}
