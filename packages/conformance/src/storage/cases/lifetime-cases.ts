import assert from 'node:assert/strict';
import { rejectsWith } from '../assertions.js';
import { aFunction, anExecution, aRuntime, aVersion } from '../row-builders.js';
import { seed } from '../seed.js';
import { reopeningCase, storageCase } from '../storage-subject.js';

export const lifetimeCases = [
  storageCase('lifetime: a new storage is empty and answers', async (storage) => {
    await storage.ping();
    assert.deepEqual(await storage.runtimes.list({ scope: 'all' }), []);
    assert.deepEqual(await storage.functions.list({ scope: 'all' }), []);
    assert.deepEqual(await storage.packages.unreferenced('', 10), []);
  }),

  storageCase('lifetime: after close every call is refused as a storage error', async (storage) => {
    await storage.close();
    await rejectsWith(storage.ping(), 'storage');
    await rejectsWith(storage.runtimes.list({ scope: 'all' }), 'storage');
    await rejectsWith(storage.runtimes.insert(aRuntime()), 'storage');
    await rejectsWith(storage.packages.isReferenced('a'), 'storage');
    await rejectsWith(
      storage.transaction(async ({ runtimes }) => runtimes.list({ scope: 'all' })),
      'storage',
    );
  }),

  storageCase('lifetime: it can be closed twice', async (storage) => {
    await storage.close();
    await storage.close();
  }),

  storageCase('lifetime: what was begun before close happens whole or not at all', async (storage) => {
    const writes = Promise.allSettled([
      storage.runtimes.insert(aRuntime()),
      storage.runtimes.insert(aRuntime()),
    ]);
    await storage.close();
    for (const write of await writes) {
      if (write.status === 'rejected') {
        await rejectsWith(Promise.reject(write.reason), 'storage');
      }
    }
  }),

  reopeningCase(
    'lifetime: R6: what was committed is there when it is opened again',
    async (first, reopen) => {
      const [row, version] = [aFunction(), aVersion({ functionId: aFunction().id })];
      const execution = anExecution();
      await seed(first, { functions: [row], versions: [version], executions: [execution] });
      await first.functions.takeVersionNumber(row.id);
      const finishedAt = execution.createdAt;
      await first.executions.finish(execution.id, { status: 'success', result: '1', log: 'log', finishedAt });
      await first.close();
      const second = await reopen();
      assert.deepEqual(await second.functions.get('all', row.id), row);
      assert.deepEqual(await second.versions.get('all', version.id), version);
      assert.equal(await second.functions.takeVersionNumber(row.id), 2);
      assert.equal(await second.executions.log('all', execution.id), 'log');
    },
  ),
];
