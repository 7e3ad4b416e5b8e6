import { resolve } from 'node:path';
import { type BlobFileSystem, nodeFileSystem } from './blob-file-system.js';
import { layoutOf } from './blob-layout.js';
import { onDisk } from './disk-errors.js';
import { makeDurableDirectory } from './durable-directory.js';
import { FilesystemBlobStore } from './filesystem-blob-store.js';
import { identityOf } from './process-identity.js';

export interface FilesystemBlobStoreOptions {
  /**
   * Where packages are kept; created when it is missing. Several processes, on several hosts, may share it. The file
   * system must offer hard links.
   */
  readonly directory: string;
  /**
   * How long a half-written file of another host may go without a write before it counts as left behind. Files of dead
   * processes on this host are removed at once. Default 3600.
   */
  readonly staleAfterSeconds?: number;
  /** What stands between the store and the disk. Default: `node:fs/promises`. */
  readonly fileSystem?: BlobFileSystem;
}

/**
 * Opens a blob store on a directory. Tries to write there, and sweeps what crashed processes left (rule R6). Fails with
 * a `StorageError` that names the directory and the remedy.
 */
export async function createFilesystemBlobStore(
  options: FilesystemBlobStoreOptions,
): Promise<FilesystemBlobStore> {
  const { staleAfterSeconds = 3600, fileSystem = nodeFileSystem } = options;
  const layout = layoutOf(resolve(options.directory));
  await onDisk(layout.directory, async () => {
    await makeDurableDirectory(fileSystem, layout.blobs);
    await makeDurableDirectory(fileSystem, layout.staging);
  });
  const store = new FilesystemBlobStore(fileSystem, layout, identityOf(), staleAfterSeconds);
  await store.sweep();
  return store;
}
