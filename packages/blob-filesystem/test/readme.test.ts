// The code of README.md.

import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// #region import
import { createFilesystemBlobStore } from '@qinling/blob-filesystem';
// #endregion
import { it, onTestFinished } from 'vitest';

it('makes its directory', async () => {
  const data = await mkdtemp(join(tmpdir(), 'readme-'));
  onTestFinished(() => rm(data, { recursive: true }));
  // #region open
  const blobs = await createFilesystemBlobStore({ directory: `${data}/packages` });
  // #endregion
  await access(`${data}/packages`);
  await blobs.close();
});
