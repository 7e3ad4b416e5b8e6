import { join } from 'node:path';
import type { BlobFileSystem } from './blob-file-system.js';
import { unlessMissing } from './disk-errors.js';
import { livenessOf, type ProcessIdentity } from './process-identity.js';
import { newStagingName, ownerOf } from './staging-name.js';

/**
 * Removes what dead processes left in `staging`: at once where it is known that they are dead, after `staleAfterSeconds`
 * without a write where it cannot be known. A live process's file stays, however old.
 */
export async function sweepStaging(
  fs: BlobFileSystem,
  staging: string,
  self: ProcessIdentity,
  staleAfterSeconds: number,
): Promise<void> {
  const nowMs = await timeOfDisk(fs, staging, self);
  for (const name of await fs.readdir(staging)) {
    const owner = ownerOf(name);
    if (owner === undefined) continue;
    const liveness = livenessOf(owner, self);
    if (liveness === 'alive') continue;

    const path = join(staging, name);
    const found = await unlessMissing(fs.stat(path));
    if (found === undefined) continue;
    if (liveness === 'dead' || nowMs - found.mtimeMs > staleAfterSeconds * 1000) {
      // Another process may sweep too.
      await unlessMissing(fs.unlink(path));
    }
  }
}

/**
 * The disk's own idea of now, so that hosts whose clocks differ agree on the age of a file. It takes a write and a link,
 * which also proves that the directory can do what the store needs.
 */
async function timeOfDisk(fs: BlobFileSystem, staging: string, self: ProcessIdentity): Promise<number> {
  const path = join(staging, newStagingName(self));
  const linked = join(staging, newStagingName(self));
  const file = await fs.open(path, 'wx');
  try {
    await file.write(Buffer.from('.'), 0, 1);
    await file.sync();
    await fs.link(path, linked);
    return (await fs.stat(path)).mtimeMs;
  } finally {
    await file.close();
    await unlessMissing(fs.unlink(path));
    await unlessMissing(fs.unlink(linked));
  }
}
