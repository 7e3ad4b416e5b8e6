/**
 * What a job or webhook refers to: a function at a version, or an alias of its own project, which is looked up
 * each time it fires (rule R9).
 */
export type Target =
  | { readonly functionAlias: string; readonly functionId: null; readonly functionVersion: null }
  | { readonly functionAlias: null; readonly functionId: string; readonly functionVersion: number };

/** Picks the target out of a job or a webhook. */
export function targetOf(from: Target): Target {
  return from.functionAlias === null
    ? { functionAlias: null, functionId: from.functionId, functionVersion: from.functionVersion }
    : { functionAlias: from.functionAlias, functionId: null, functionVersion: null };
}
