// The code of README.md.

import { createQinling, MemoryBlobStore, MemoryOrchestrator } from '@qinling/core';
// #region import
import { createSqliteStorage } from '@qinling/storage-kysely';
// #endregion
import { expect, it, onTestFinished } from 'vitest';
import { temporaryDirectory } from './support/temporary-directory.js';

it('keeps the rows of a library', async () => {
  const directory = await temporaryDirectory();
  onTestFinished(() => directory.remove());
  const data = directory.file('');
  const [blobs, orchestrator] = [new MemoryBlobStore(), new MemoryOrchestrator({ handlers: {} })];
  // #region open
  const storage = await createSqliteStorage({ filename: `${data}/qinling.db` });
  const qinling = createQinling({ storage, blobs, orchestrator });
  await qinling.start();
  // #endregion
  expect(await qinling.functions.list({ projectId: 'readme', roles: [] })).toMatchObject({ items: [] });
  // #region close
  await qinling.close(); // and with it the storage
  // #endregion
});
