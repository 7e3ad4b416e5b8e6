import { chmod, mkdir, open, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ArchiveBudget } from './archive-budget.js';
import type { ArchiveEntry } from './archive-entry.js';
import { type ArchiveLimits, defaultArchiveLimits } from './archive-limits.js';
import type { ArchiveSource } from './archive-source.js';
import { EntryTree } from './entry-tree.js';
import { detectFormat, formatError, type PackageFormat } from './package-format.js';
import { readEntries } from './read-entries.js';

/**
 * Unpacks an archive below `directory`, which must exist and be empty. Files become 0644 or 0755 (when the archive marks them
 * executable), directories 0755, whatever the umask; owners and times of the archive are ignored. Makes all the checks of
 * `inspectArchive` again. Throws InvalidArchiveError, or the error of the source or the file system; then the directory is
 * empty again. Nothing is written outside of it. Not atomic: a killed process leaves a part behind.
 */
export async function unpackArchive(
  source: ArchiveSource,
  format: PackageFormat,
  directory: string,
  limits: ArchiveLimits = defaultArchiveLimits,
): Promise<void> {
  if ((await readdir(directory)).length > 0) {
    throw new Error(`Cannot unpack into "${directory}": it is not empty.`);
  }
  try {
    const found = await detectFormat(source);
    if (found !== format) throw formatError(`It should be a ${format} archive, but is a ${found} archive.`);
    const budget = new ArchiveBudget(limits);
    await writeEntries(readEntries(source, format, new EntryTree(budget), budget), directory);
  } catch (error) {
    // Why unpacking failed matters more than why cleaning up did.
    await removeContent(directory).catch(() => undefined);
    throw error;
  }
}

async function removeContent(directory: string): Promise<void> {
  for (const name of await readdir(directory)) await rm(join(directory, name), { recursive: true });
}

async function writeEntries(entries: AsyncIterable<ArchiveEntry>, directory: string): Promise<void> {
  const made = new Set(['.']);
  const links: { readonly path: string; readonly target: string }[] = [];
  for await (const entry of entries) {
    if (entry.kind === 'directory') await makeDirectory(directory, entry.path, made);
    else await makeDirectory(directory, dirname(entry.path), made);
    if (entry.kind === 'file') await writeContent(join(directory, entry.path), entry);
    if (entry.kind === 'link') links.push(entry);
  }
  // Links come last: while files are written, no path below the directory can lead anywhere else.
  for (const { path, target } of links) await symlink(target, join(directory, path));
}

async function makeDirectory(directory: string, path: string, made: Set<string>): Promise<void> {
  if (made.has(path)) return;
  await makeDirectory(directory, dirname(path), made);
  await mkdir(join(directory, path));
  await chmod(join(directory, path), 0o755);
  made.add(path);
}

async function writeContent(path: string, file: ArchiveEntry & { kind: 'file' }): Promise<void> {
  // 'wx' neither overwrites a file nor follows a link that is already there.
  const handle = await open(path, 'wx');
  try {
    await writeFile(handle, file.content);
    // The mode given to open() would be cut by the umask.
    await handle.chmod(file.executable ? 0o755 : 0o644);
  } finally {
    await handle.close();
  }
}
