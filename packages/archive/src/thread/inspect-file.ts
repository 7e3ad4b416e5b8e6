import type { ArchiveLimits } from '../archive-limits.js';
import { fileArchiveSource } from '../file-archive-source.js';
import { type ArchiveSummary, inspectArchive } from '../inspect-archive.js';

/** `inspectArchive` of a local file, in the thread that calls it. */
export async function inspectFile(path: string, limits: ArchiveLimits): Promise<ArchiveSummary> {
  const source = await fileArchiveSource(path);
  try {
    return await inspectArchive(source, limits);
  } finally {
    await source.close();
  }
}
