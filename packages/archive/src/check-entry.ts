import type { ArchiveBudget } from './archive-budget.js';
import type { ArchiveEntry } from './archive-entry.js';
import { checkLinkTarget, entryPath } from './entry-path.js';
import type { EntryTree } from './entry-tree.js';

/**
 * What every entry must pass, read or packed: a safe path that fits into `tree`, a link that stays inside, a size within the
 * budget. Returns the entry with its normalised path. Throws InvalidArchiveError.
 */
export function checkEntry(entry: ArchiveEntry, tree: EntryTree, budget: ArchiveBudget): ArchiveEntry {
  const path = entryPath(entry.path, budget.limits);
  tree.add(path, entry.kind);
  if (entry.kind === 'link') checkLinkTarget(path, entry.target, budget.limits);
  if (entry.kind === 'file') budget.spendBytes(entry.size);
  return { ...entry, path };
}
