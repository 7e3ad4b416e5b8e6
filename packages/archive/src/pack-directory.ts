import { constants, type Stats } from 'node:fs';
import { lstat, open, readdir, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveEntry } from './archive-entry.js';
import { type ArchiveLimits, defaultArchiveLimits } from './archive-limits.js';
import { decodeName } from './entry-path.js';
import { entryError } from './invalid-archive-error.js';
import { packEntries } from './pack-entries.js';

export interface PackDirectoryOptions {
  /** What the package may hold at most. Default: `defaultArchiveLimits`. */
  readonly limits?: ArchiveLimits;
}

const chunkBytes = 64 * 1024;

/**
 * Packs everything below a directory as a tar.gz: the same paths, contents, executable bits and symbolic links give the same
 * bytes at any time with the same build of Node. Another build may compress to other bytes; the tree digest says that they are
 * the same tree (R3). Nothing is left out, names with a dot neither. Streams; breaking off the iteration closes all files.
 *
 * Throws, once iterated: an Error that says so when the directory does not exist; InvalidArchiveError for what no package may
 * hold (sockets, links that leave the directory, no file at all…) or for more than the limits; an Error when a file changes
 * its size while it is packed.
 */
export function packDirectory(
  directory: string,
  options: PackDirectoryOptions = {},
): AsyncIterable<Uint8Array> {
  return packEntries(walkRoot(directory), options.limits ?? defaultArchiveLimits);
}

async function* walkRoot(directory: string): AsyncGenerator<ArchiveEntry> {
  const stats = await stat(directory).catch((error: NodeJS.ErrnoException) => {
    const problem = error.code === 'ENOENT' ? 'it does not exist' : error.message;
    throw new Error(`Cannot pack the directory "${directory}": ${problem}.`, { cause: error });
  });
  if (!stats.isDirectory()) throw new Error(`Cannot pack "${directory}": it is not a directory.`);
  yield* walk(directory, '');
}

async function* walk(root: string, parent: string): AsyncGenerator<ArchiveEntry> {
  const names = await readdir(join(root, parent), { encoding: 'buffer' });
  const children = [];
  for (const rawName of names) {
    const path = parent === '' ? decodeName(rawName) : `${parent}/${decodeName(rawName)}`;
    const stats = await lstat(join(root, path));
    // With the slash the order is that of whole paths: "a-b" comes before "a/c".
    children.push({ path, stats, key: Buffer.from(stats.isDirectory() ? `${path}/` : path) });
  }
  children.sort((a, b) => Buffer.compare(a.key, b.key));
  if (children.length === 0 && parent !== '') yield { kind: 'directory', path: parent };
  for (const { path, stats } of children) {
    if (stats.isDirectory()) yield* walk(root, path);
    else yield await leaf(root, path, stats);
  }
}

async function leaf(root: string, path: string, stats: Stats): Promise<ArchiveEntry> {
  if (stats.isSymbolicLink()) {
    const target = await readlink(join(root, path), { encoding: 'buffer' });
    return { kind: 'link', path, target: decodeName(target) };
  }
  if (!stats.isFile()) {
    throw entryError('hostile', path, 'is neither a file nor a directory nor a symbolic link.');
  }
  const executable = (stats.mode & 0o100) !== 0;
  return { kind: 'file', path, executable, size: stats.size, content: content(root, path, stats) };
}

/** The tar header with the size is already written, so the file must have exactly that many bytes. */
async function* content(root: string, path: string, { size, ino }: Stats): AsyncGenerator<Uint8Array> {
  // The file may be exchanged meanwhile; then neither follow a link nor wait for the writer of a pipe.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const handle = await open(join(root, path), flags);
  try {
    let missing = (await handle.stat()).ino === ino ? size : -1;
    while (missing > 0) {
      const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, missing));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length);
      if (bytesRead === 0) break;
      missing -= bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
    const { bytesRead: surplus } = await handle.read(Buffer.allocUnsafe(1), 0, 1);
    if (missing !== 0 || surplus !== 0) {
      throw new Error(`Cannot pack "${join(root, path)}": it changed meanwhile.`);
    }
  } finally {
    await handle.close();
  }
}
