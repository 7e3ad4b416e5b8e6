import { dirname } from 'node:path';
import type { BlobFileSystem } from './blob-file-system.js';
import { unlessExisting } from './disk-errors.js';

/** Makes names that were added to or removed from a directory survive a power loss. */
export async function syncDirectory(fs: BlobFileSystem, path: string): Promise<void> {
  // Windows opens no handle on a directory; NTFS writes names to its journal by itself.
  if (process.platform === 'win32') return;
  const directory = await fs.open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** Creates a directory and what is missing above it, durably. */
export async function makeDurableDirectory(fs: BlobFileSystem, path: string): Promise<void> {
  const topmost = await fs.mkdir(path, { recursive: true });
  if (topmost === undefined) return;
  for (let child = path; ; child = dirname(child)) {
    await syncDirectory(fs, dirname(child));
    if (child === topmost) return;
  }
}

/** Creates folders of one parent as they are needed; each is durable when `ensure` resolves. */
export class DurableFolders {
  readonly #fs: BlobFileSystem;
  readonly #durable = new Set<string>();

  constructor(fs: BlobFileSystem) {
    this.#fs = fs;
  }

  async ensure(path: string): Promise<void> {
    const created = await unlessExisting(this.#fs.mkdir(path, { recursive: false }).then(() => true));
    if (!created && this.#durable.has(path)) return;
    // Also when it exists: whoever made it may have died, or be busy, between making it and this.
    await syncDirectory(this.#fs, dirname(path));
    this.#durable.add(path);
  }
}
