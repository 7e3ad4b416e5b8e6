import { StorageError } from '@qinling/core';

const noLinks =
  'the file system does not permit it. Hard links are needed; choose a directory that offers them.';

/** Why the system refused, in words, and what helps. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free space on it, or choose a directory on another one.',
  EDQUOT: 'the disk quota is used up. Raise it, or choose a directory on another disk.',
  EACCES: 'permission denied. Let the user that runs this process write there, or choose another directory.',
  EPERM: noLinks,
  ENOTSUP: noLinks,
  EOPNOTSUPP: noLinks,
  ENOSYS: noLinks,
  EXDEV: 'its folders are on several file systems. Put them on one.',
  EROFS: 'the file system is read-only. Mount it writable, or choose another directory.',
  ENOTDIR: 'a part of its path is a file. Choose another directory.',
  EEXIST: 'a file is in the way. Remove it, or choose another directory.',
  ENOENT: 'something in it was removed meanwhile. Only the store itself may change this directory.',
  EMFILE: 'this process has too many files open. Raise its limit (ulimit -n).',
  ENFILE: 'the system has too many files open. Raise its limit.',
};

/** Runs disk work; what fails becomes a `StorageError` that names the directory, the reason and the remedy. */
export async function onDisk<T>(directory: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = errnoOf(cause);
    const reason = (code && reasons[code]) ?? (cause instanceof Error ? cause.message : String(cause));
    throw new StorageError(`Packages in ${directory} cannot be stored or read: ${reason}`, { cause });
  }
}

/** Runs disk work that may find nothing there; undefined then. */
export async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  return unless('ENOENT', work);
}

/** Runs disk work that may find that it was done before; undefined then. */
export async function unlessExisting<T>(work: Promise<T>): Promise<T | undefined> {
  return unless('EEXIST', work);
}

async function unless<T>(code: string, work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (errnoOf(error) === code) return undefined;
    throw error;
  }
}

function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
