// #region imports
import { createFilesystemBlobStore } from '@qinling/blob-filesystem';
import { createQinling } from '@qinling/core';
import { createProcessOrchestrator } from '@qinling/orchestrator-process';
import { createSqliteStorage } from '@qinling/storage-kysely';
// #endregion

/** Publishes the code in `fn` as version 1, runs that version, and resolves with its result. Keeps everything under `data`. */
export async function priceWithFunction(fn: string, data: string, price: number): Promise<string | null> {
  // #region embed
  const qinling = createQinling({
    storage: await createSqliteStorage({ filename: `${data}/qinling.db` }),
    blobs: await createFilesystemBlobStore({ directory: `${data}/packages` }),
    orchestrator: await createProcessOrchestrator({ directory: `${data}/work` }),
  });
  await qinling.start();

  const shop = { projectId: 'shop', roles: [] };
  const { id: runtimeId } = await qinling.runtimes.create(shop, { image: 'nodejs' });
  await qinling.runtimes.settled(shop, runtimeId);
  const code = { source: 'package', package: { directory: fn } } as const;
  const created = await qinling.functions.create(shop, { runtimeId, entry: 'discount.apply', code });
  const { versionNumber } = await qinling.versions.publish(shop, created.id);
  const target = { functionId: created.id, functionVersion: versionNumber };
  const { result } = await qinling.executions.create(shop, { ...target, input: { price } });
  await qinling.close();
  // #endregion
  return result;
}
