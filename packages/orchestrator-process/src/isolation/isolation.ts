import { OrchestratorError } from '@qinling/core';
import { Bubblewrap } from './bubblewrap.js';

/** How functions are kept from what is the host's. docs/isolation.md tells what each level stops. */
export type Isolation = 'none' | 'bubblewrap';

/**
 * What isolates workers as is wanted; undefined where nothing shall. Rejects with `OrchestratorError`, saying what to do, when they cannot be
 * isolated so.
 */
export async function openIsolation(isolation: Isolation = 'none'): Promise<Bubblewrap | undefined> {
  if (isolation === 'none') return undefined;
  if (isolation === 'bubblewrap') return await Bubblewrap.open();
  // Whoever is not held to types would run code unguarded for a slip of the pen.
  throw new OrchestratorError(`isolation: expected 'none' or 'bubblewrap', got '${String(isolation)}'.`);
}
