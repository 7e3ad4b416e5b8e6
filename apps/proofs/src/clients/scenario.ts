import type { Target } from './target.js';

/** What clients do, and how much of it. */
export interface Setting {
  readonly target: Target;
  readonly runtimeId: string;
  /** A function with a package of several MiB. */
  readonly functionId: string;
  /** How many clients do it at once. */
  readonly clients: number;
  readonly idleConnections: number;
  /** How large the uploads are that are refused. */
  readonly refusedBytes: number;
}

/** Resolves with what was wrong, in words. */
export type Scenario = (setting: Setting) => Promise<readonly string[]>;

/** The same for many clients at once. */
export const many = <Result>(count: number, work: (index: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));
