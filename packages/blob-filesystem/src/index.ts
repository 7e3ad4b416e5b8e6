export type { BlobFile, BlobFileSystem } from './blob-file-system.js';
export { nodeFileSystem } from './blob-file-system.js';
export {
  createFilesystemBlobStore,
  type FilesystemBlobStoreOptions,
} from './create-filesystem-blob-store.js';
export type { FilesystemBlobStore } from './filesystem-blob-store.js';
