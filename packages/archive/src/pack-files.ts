import type { ArchiveEntry } from './archive-entry.js';
import { defaultArchiveLimits } from './archive-limits.js';
import { packEntries } from './pack-entries.js';

/**
 * Packs files from memory, by path, as a tar.gz: for small functions and tests. Strings are written as UTF-8; no file is
 * executable. The same bytes as `packDirectory` gives for the same tree. Throws InvalidArchiveError, once iterated, for a path
 * that no package may hold and for no files at all.
 */
export function packFiles(files: Readonly<Record<string, string | Uint8Array>>): AsyncIterable<Uint8Array> {
  return packEntries(fileEntries(files), defaultArchiveLimits);
}

async function* fileEntries(
  files: Readonly<Record<string, string | Uint8Array>>,
): AsyncGenerator<ArchiveEntry> {
  const sorted = Object.entries(files).sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  for (const [path, data] of sorted) {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    yield { kind: 'file', path, executable: false, size: bytes.length, content: single(bytes) };
  }
}

async function* single(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
