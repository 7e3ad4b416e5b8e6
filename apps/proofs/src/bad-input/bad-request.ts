import type { Ask } from '../host/ask.js';

/** A request that must be refused, and how. */
export interface BadRequest extends Ask {
  /** What is wrong with it, in words. */
  readonly name: string;
  /** The statuses that are right; default 400. */
  readonly statuses?: readonly number[];
  /** The field that the refusal must name; one of its inner fields is fine too. */
  readonly field?: string;
}

export const json = { 'content-type': 'application/json' } as const;
