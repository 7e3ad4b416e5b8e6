import type { Caller } from '../domain/caller.js';

/** Who may do what. Actions are named as in Qinling's policy: `function:create`, `runtime:delete` … */
export interface AccessPolicy {
  /** Whether this caller sees and changes the rows of every project (rule R18). */
  isAdmin(caller: Caller): boolean;
  /** Whether this caller may do this at all. */
  allows(caller: Caller, action: string): boolean;
}
