import { createHash } from 'node:crypto';
import { ArchiveBudget } from './archive-budget.js';
import type { ArchiveEntry } from './archive-entry.js';
import { type ArchiveLimits, defaultArchiveLimits } from './archive-limits.js';
import type { ArchiveSource } from './archive-source.js';
import { EntryTree } from './entry-tree.js';
import { detectFormat, type PackageFormat } from './package-format.js';
import { readEntries } from './read-entries.js';
import { type DigestedEntry, treeDigest } from './tree-digest.js';

/** What `inspectArchive` learned about a good archive. */
export interface ArchiveSummary {
  readonly format: PackageFormat;
  /** sha256 in hex of what the archive unpacks to, independent of how it is packed (R3). */
  readonly treeDigest: string;
  /** Files, symbolic links and empty directories; directories that hold something are not counted. */
  readonly entries: number;
  /** Sum of the sizes of all files, in bytes. */
  readonly unpackedBytes: number;
}

/**
 * Checks an archive completely and digests its tree. Decompresses everything, writes nothing, and holds neither the archive nor
 * an entry in memory. Throws InvalidArchiveError (see its reasons) for an archive that `unpackArchive` would refuse under
 * the same limits, as early as that is known.
 */
export async function inspectArchive(
  source: ArchiveSource,
  limits: ArchiveLimits = defaultArchiveLimits,
): Promise<ArchiveSummary> {
  const format = await detectFormat(source);
  const budget = new ArchiveBudget(limits);
  const tree = new EntryTree(budget);
  const digested: DigestedEntry[] = [];
  let unpackedBytes = 0;
  for await (const entry of readEntries(source, format, tree, budget)) {
    if (entry.kind === 'directory') continue;
    if (entry.kind === 'file') unpackedBytes += entry.size;
    digested.push(await digestEntry(entry));
  }
  for (const path of tree.emptyDirectories()) digested.push({ kind: 'directory', path });
  return { format, treeDigest: treeDigest(digested), entries: digested.length, unpackedBytes };
}

async function digestEntry(entry: Exclude<ArchiveEntry, { kind: 'directory' }>): Promise<DigestedEntry> {
  const hash = createHash('sha256');
  if (entry.kind === 'link') {
    return { kind: 'link', path: entry.path, contentSha256: hash.update(entry.target).digest('hex') };
  }
  for await (const chunk of entry.content) hash.update(chunk);
  const { kind, path, executable } = entry;
  return { kind, path, executable, contentSha256: hash.digest('hex') };
}
