import type { ArchiveBudget } from './archive-budget.js';
import type { ArchiveEntry } from './archive-entry.js';
import type { ArchiveSource } from './archive-source.js';
import { checkEntry } from './check-entry.js';
import { gunzip } from './decompress.js';
import type { EntryTree } from './entry-tree.js';
import { formatError, type PackageFormat } from './package-format.js';
import { readTar } from './tar/read-tar.js';
import { readZip } from './zip/read-zip.js';

const readers = {
  zip: readZip,
  tar: (source, budget) => readTar(source.read(0, source.size), budget),
  'tar.gz': (source, budget) => readTar(gunzip(source.read(0, source.size), source.size), budget),
} satisfies Record<
  PackageFormat,
  (source: ArchiveSource, budget: ArchiveBudget) => AsyncGenerator<ArchiveEntry>
>;

/**
 * Reads an archive to its very end and yields its entries, every one checked: safe normalised paths that fit into `tree`, links
 * that stay inside, contents that are what they claim, within the budget. The root directory is not yielded. Throws
 * InvalidArchiveError at the first thing that is wrong. Both inspecting and unpacking stand on this, so they cannot disagree.
 */
export async function* readEntries(
  source: ArchiveSource,
  format: PackageFormat,
  tree: EntryTree,
  budget: ArchiveBudget,
): AsyncGenerator<ArchiveEntry> {
  for await (const entry of readers[format](source, budget)) {
    const checked = checkEntry(entry, tree, budget);
    if (checked.path !== '') yield checked;
  }
  if (tree.files === 0) throw formatError(`It is a ${format} archive without any file.`);
}
