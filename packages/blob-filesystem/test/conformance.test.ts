import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeBlobStore } from '@qinling/conformance';
import { createFilesystemBlobStore } from '../src/create-filesystem-blob-store.js';

// #region kit
describeBlobStore('FilesystemBlobStore', {
  create: async () => createFilesystemBlobStore({ directory: await mkdtemp(join(tmpdir(), 'blobs-')) }),
  reopen: ({ directory }) => createFilesystemBlobStore({ directory }),
  destroy: ({ directory }) => rm(directory, { recursive: true }),
});
// #endregion
