import type { FunctionVersion, QinlingFunction } from '@qinling/core';

/**
 * What the library acknowledged, as a client wrote it down. A call that failed may or may not have happened; what was acknowledged must be
 * there for ever (rule R6).
 */
export interface Ledger {
  readonly functions: Map<string, QinlingFunction>;
  /** By `function id/number`. */
  readonly versions: Map<string, FunctionVersion>;
  /** Functions and versions whose deletion was acknowledged. */
  readonly deleted: Set<string>;
  /** Calls that failed on these: what the ledger says of them is no promise any more. */
  readonly uncertain: Set<string>;
}

export const emptyLedger = (): Ledger => ({
  functions: new Map(),
  versions: new Map(),
  deleted: new Set(),
  uncertain: new Set(),
});
