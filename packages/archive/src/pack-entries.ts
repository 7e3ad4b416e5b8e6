import { createGzip } from 'node:zlib';
import { ArchiveBudget } from './archive-budget.js';
import type { ArchiveEntry } from './archive-entry.js';
import type { ArchiveLimits } from './archive-limits.js';
import { checkEntry } from './check-entry.js';
import { EntryTree } from './entry-tree.js';
import { InvalidArchiveError } from './invalid-archive-error.js';
import { pipeThrough } from './pipe-through.js';
import { writeTar } from './tar/write-tar.js';

/** Fixed, so that the bytes depend on no default of Node. */
const level = 6;

/**
 * Packs entries, given in the order of their paths' bytes, as a tar.gz that depends on nothing but them and the zlib of this
 * Node. Applies the rules of reading, so that what was packed is accepted by `inspectArchive` with the same limits.
 */
export function packEntries(
  entries: AsyncIterable<ArchiveEntry>,
  limits: ArchiveLimits,
): AsyncGenerator<Uint8Array> {
  return pipeThrough(writeTar(checked(entries, limits)), createGzip({ level }));
}

async function* checked(
  entries: AsyncIterable<ArchiveEntry>,
  limits: ArchiveLimits,
): AsyncGenerator<ArchiveEntry> {
  const budget = new ArchiveBudget(limits);
  const tree = new EntryTree(budget);
  for await (const entry of entries) {
    budget.spendEntries(1);
    yield checkEntry(entry, tree, budget);
  }
  if (tree.files === 0) throw new InvalidArchiveError('format', 'There is no file to pack.');
}
