import { type Storage, systemClock } from '@qinling/core';
import type { DefaultRuntime } from './default-runtimes.js';

/**
 * Adds the rows of runtimes that are not there yet, before the service starts and prepares them. Safe to repeat, and when
 * several hosts do it at once; what an administrator changed of one stays.
 */
export async function registerRuntimes(storage: Storage, wanted: readonly DefaultRuntime[]): Promise<void> {
  await storage.transaction(async ({ runtimes }) => {
    for (const { id, image } of wanted) {
      if ((await runtimes.get('all', id)) !== undefined) continue;
      await runtimes.insert({
        id,
        name: image,
        description: null,
        image,
        status: 'creating',
        statusReason: null,
        previousImage: null,
        isPublic: true,
        trusted: true,
        projectId: 'default',
        createdAt: systemClock.now(),
        updatedAt: null,
      });
    }
  });
}
