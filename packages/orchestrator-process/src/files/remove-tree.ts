import { chmod, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Removes a directory with everything in it, also what functions have made unwritable. A missing one is fine. Never rejects:
 * resolves to the error that was left, and what cannot be removed is taken by the sweep of a later start.
 */
export async function removeTree(path: string): Promise<unknown> {
  const first = await attempt(path);
  if (first === undefined) return undefined;
  await openDirectories(path);
  return await attempt(path);
}

async function attempt(path: string): Promise<unknown> {
  try {
    await rm(path, { recursive: true, force: true });
    return undefined;
  } catch (error) {
    return error;
  }
}

// An entry can be removed only from a directory that can be written.
async function openDirectories(path: string): Promise<void> {
  try {
    await chmod(path, 0o700);
    for (const entry of await readdir(path, { withFileTypes: true }))
      if (entry.isDirectory()) await openDirectories(join(path, entry.name));
  } catch {
    // It went away meanwhile, or belongs to somebody else; the next attempt tells.
  }
}
