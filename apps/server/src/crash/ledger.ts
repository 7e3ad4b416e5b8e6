/** The request of one client whose answer never came: its effect may be there or not, but never half of it. */
export type Pending =
  | { readonly kind: 'create' }
  | { readonly kind: 'update'; readonly sha256: string }
  | { readonly kind: 'publish' }
  | { readonly kind: 'delete-version'; readonly number: number }
  | { readonly kind: 'move-alias'; readonly number: number }
  | { readonly kind: 'delete-function' }
  | { readonly kind: 'delete-trigger'; readonly id: string }
  | { readonly kind: 'create-trigger' }
  | { readonly kind: 'run' };

/** One function as its only client was told that it is. */
export interface LedgerFunction {
  readonly id: string;
  /** sha256 of the latest code. */
  latest: string;
  /** Number to sha256. */
  readonly versions: Map<number, string>;
  /** The highest number ever issued. */
  lastNumber: number;
  /** The version that the function's alias points at; 0 is the latest code. */
  readonly alias: { readonly name: string; number: number };
  /** Jobs by id, with how many runs were ordered. */
  readonly jobs: Map<string, number>;
  /** Webhooks by id. */
  readonly webhooks: Set<string>;
  pending: Pending | undefined;
}

/** Everything that was acknowledged. What the host says after a crash must agree with it. */
export interface Ledger {
  readonly functions: Map<string, LedgerFunction>;
  /** Executions that were acknowledged, with the result where one came with the answer. */
  readonly executions: Map<string, string | undefined>;
  /** What went wrong while the host was alive. */
  readonly violations: string[];
}

export function emptyLedger(): Ledger {
  return { functions: new Map(), executions: new Map(), violations: [] };
}

/** A function as it is just after its creation. */
export function newLedgerFunction(id: string, sha256: string, aliasName: string): LedgerFunction {
  return {
    id,
    latest: sha256,
    versions: new Map(),
    lastNumber: 0,
    alias: { name: aliasName, number: 0 },
    jobs: new Map(),
    webhooks: new Set(),
    pending: undefined,
  };
}
