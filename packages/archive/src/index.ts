export { type ArchiveLimits, defaultArchiveLimits } from './archive-limits.js';
export { type ArchiveSource, bufferArchiveSource } from './archive-source.js';
export type { Checksums } from './checksums.js';
export { type FileArchiveSource, fileArchiveSource } from './file-archive-source.js';
export { freeMemory } from './free-memory.js';
export { type ArchiveSummary, inspectArchive } from './inspect-archive.js';
export {
  InvalidArchiveError,
  type InvalidArchiveReason,
  isInvalidArchiveError,
} from './invalid-archive-error.js';
export { type PackDirectoryOptions, packDirectory } from './pack-directory.js';
export { packFiles } from './pack-files.js';
export type { PackageFormat } from './package-format.js';
export { ArchiveThread } from './thread/archive-thread.js';
export { isLarge } from './thread/is-large.js';
export type { StreamChecksums } from './thread/stream-checksums.js';
export { unpackArchive } from './unpack-archive.js';
