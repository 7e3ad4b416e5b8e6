import { link, mkdir, open, readdir, stat, unlink } from 'node:fs/promises';

/**
 * All that the store asks of a file system, in `node:fs/promises`' terms. Give another one to put faults between the
 * store and the disk.
 */
export interface BlobFileSystem {
  mkdir(path: string, options: { readonly recursive: boolean }): Promise<string | undefined>;
  /** Directories are opened with `r`, for `sync`; `wx` creates a file that must not exist. */
  open(path: string, flags: 'r' | 'wx'): Promise<BlobFile>;
  link(existingPath: string, newPath: string): Promise<void>;
  unlink(path: string): Promise<void>;
  readdir(path: string): Promise<string[]>;
  stat(path: string): Promise<{ readonly size: number; readonly mtimeMs: number }>;
}

/** The part of `FileHandle` that the store uses. */
export interface BlobFile {
  read(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
  write(buffer: Uint8Array, offset: number, length: number): Promise<{ readonly bytesWritten: number }>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The disk. */
export const nodeFileSystem: BlobFileSystem = { link, mkdir, open, readdir, stat, unlink };
