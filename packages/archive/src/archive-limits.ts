/** How much an archive may hold. Going over one of these refuses it with reason `limit`. */
export interface ArchiveLimits {
  /** Most entries that the archive may list. Directories that are only implied by paths have the same limit of their own. */
  readonly maxEntries: number;
  /** Most bytes of all files together. A tar's headers and padding have the same limit of their own. */
  readonly maxUnpackedBytes: number;
  /** Longest path, and longest target of a symbolic link, in bytes of UTF-8. */
  readonly maxPathBytes: number;
}

/**
 * 10 000 entries, 250 MiB unpacked, 1024 bytes a path. Enough for a function with its dependencies (the large clouds allow
 * 250 MB too), small enough that unpacking takes seconds and that a path fits below any directory of the host.
 */
export const defaultArchiveLimits: ArchiveLimits = {
  maxEntries: 10_000,
  maxUnpackedBytes: 250 * 1024 * 1024,
  maxPathBytes: 1024,
};
