import type { Snapshot } from '../../domain/snapshot.js';
import { MethodNotAllowedError } from '../../errors/errors.js';
import { notFound } from '../../errors/not-found-error.js';
import type { Context } from '../context.js';
import type { PackageDownload } from './package-service.js';

/** Opens the package of a function or a version for reading (rule R7). */
export async function downloadOf(context: Context, { location }: Snapshot): Promise<PackageDownload> {
  if (location === null) {
    throw new MethodNotAllowedError('Download only allowed for package type function.');
  }
  const stored = await context.storage.packages.get(location);
  if (stored === undefined) throw notFound('Package', { location });
  return {
    sha256: location,
    md5sum: stored.md5sum,
    sizeBytes: stored.sizeBytes,
    format: stored.format,
    open: async (range) => {
      const bytes = await context.blobs.open(location, range);
      if (bytes === undefined) throw notFound('Package', { location });
      return bytes;
    },
  };
}
