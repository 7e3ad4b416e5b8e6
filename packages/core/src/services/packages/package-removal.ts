import type { Context } from '../context.js';

/**
 * Removes a package if nothing refers to it. The check, the blob and the row go under the one lock under which references are added,
 * so a removal and a new reference cannot cross (rules R5, R6, R11).
 */
export async function removeIfUnreferenced(context: Context, location: string): Promise<boolean> {
  return context.storage.transaction(async ({ packages }) => {
    await packages.lock(location);
    if (await packages.isReferenced(location)) return false;
    // The blob first: if the process dies here the row stays, and the next sweep comes back to it.
    await context.blobs.delete(location);
    await packages.delete(location);
    return true;
  });
}

/** Removes what a committed change stopped referring to. A failure is logged; the sweep tries again. */
export async function releasePackages(context: Context, locations: Iterable<string | null>): Promise<void> {
  for (const location of new Set(locations)) {
    if (location === null) continue;
    try {
      if (await context.storage.packages.isReferenced(location)) continue;
      await removeIfUnreferenced(context, location);
    } catch (error) {
      context.logger.warn({ error, location }, 'a package could not be removed; the sweep will try again');
    }
  }
}
