import assert from 'node:assert/strict';
import type { Storage } from '@qinling/core';
import { sameMembers } from '../assertions.js';
import { anExecution, minutesLater, someTime } from '../row-builders.js';
import { seed } from '../seed.js';
import { storageCase } from '../storage-subject.js';

/** Inserts a running execution that a host answers for, and gives its id. */
async function runningOn(storage: Storage, hostId: string): Promise<string> {
  const row = anExecution({ hostId });
  await seed(storage, { executions: [row] });
  return row.id;
}

/** Whether the storage knows a host with a lease beyond `someTime`: its executions are not orphaned then. */
async function isKnown(storage: Storage, hostId: string): Promise<boolean> {
  const id = await runningOn(storage, hostId);
  const orphaned = await storage.executions.orphaned(someTime, 100);
  await storage.executions.delete(id);
  return !orphaned.includes(id);
}

export const hostCases = [
  storageCase('hosts: R12: executions of a host that has no lease are orphaned', async (storage) => {
    const id = await runningOn(storage, 'unknown');
    assert.deepEqual(await storage.executions.orphaned(someTime, 10), [id]);
  }),

  storageCase('hosts: R12: executions of a host are its own until its lease ends', async (storage) => {
    const id = await runningOn(storage, 'host');
    await storage.hosts.renew('host', minutesLater(1));
    assert.deepEqual(await storage.executions.orphaned(someTime, 10), []);
    const lastMoment = new Date(minutesLater(1).getTime() - 1);
    assert.deepEqual(await storage.executions.orphaned(lastMoment, 10), []);
    assert.deepEqual(await storage.executions.orphaned(minutesLater(1), 10), [id]);
    assert.deepEqual(await storage.executions.orphaned(minutesLater(2), 10), [id]);
  }),

  storageCase('hosts: R12: a lease can be renewed, also when it had ended', async (storage) => {
    await runningOn(storage, 'host');
    await storage.hosts.renew('host', minutesLater(1));
    await storage.hosts.renew('host', minutesLater(5));
    assert.deepEqual(await storage.executions.orphaned(minutesLater(4), 10), []);
    await storage.hosts.renew('host', minutesLater(9));
    assert.deepEqual(await storage.executions.orphaned(minutesLater(8), 10), []);
  }),

  storageCase('hosts: R12: a host may renew its first lease many times at once', async (storage) => {
    await runningOn(storage, 'host');
    await Promise.all(Array.from({ length: 10 }, () => storage.hosts.renew('host', minutesLater(1))));
    assert.deepEqual(await storage.executions.orphaned(someTime, 10), []);
  }),

  storageCase('hosts: R12: a lease speaks for one host only', async (storage) => {
    const id = await runningOn(storage, 'host');
    await runningOn(storage, 'host-2');
    await storage.hosts.renew('host-2', minutesLater(1));
    await storage.hosts.renew('ho', minutesLater(1));
    assert.deepEqual(await storage.executions.orphaned(someTime, 10), [id]);
  }),

  storageCase('hosts: R12: an execution that has ended is never orphaned', async (storage) => {
    const statuses = ['success', 'failed', 'error', 'cancelled'] as const;
    await seed(storage, { executions: statuses.map((status) => anExecution({ status })) });
    assert.deepEqual(await storage.executions.orphaned(someTime, 10), []);
  }),

  storageCase(
    'hosts: R12: orphaned gives at most as many as asked for, of every project',
    async (storage) => {
      const rows = ['p1', 'p2', 'p3'].map((projectId) => anExecution({ projectId }));
      await seed(storage, { executions: rows });
      assert.equal((await storage.executions.orphaned(someTime, 2)).length, 2);
      sameMembers(
        await storage.executions.orphaned(someTime, 3),
        rows.map((row) => row.id),
      );
    },
  ),

  storageCase('hosts: R12: an execution that another host claimed is that host’s', async (storage) => {
    const id = await runningOn(storage, 'dead');
    await storage.hosts.renew('alive', minutesLater(1));
    await storage.executions.claim(id, 'alive');
    assert.deepEqual(await storage.executions.orphaned(someTime, 10), []);
  }),

  storageCase('hosts: R12: executions of a host that was removed are orphaned', async (storage) => {
    const id = await runningOn(storage, 'host');
    await storage.hosts.renew('host', minutesLater(1));
    await storage.hosts.renew('other', minutesLater(1));
    await storage.hosts.remove('host');
    await storage.hosts.remove('host');
    assert.deepEqual(await storage.executions.orphaned(someTime, 10), [id]);
    assert.equal(await isKnown(storage, 'other'), true);
  }),

  storageCase('hosts: removeExpired forgets hosts whose lease has ended, and no others', async (storage) => {
    await storage.hosts.renew('ended', minutesLater(1));
    await storage.hosts.renew('alive', minutesLater(3));
    await storage.hosts.removeExpired(minutesLater(2));
    assert.equal(await isKnown(storage, 'ended'), false);
    assert.equal(await isKnown(storage, 'alive'), true);
  }),

  storageCase('hosts: removeExpired keeps a host that answers for a running execution', async (storage) => {
    await storage.hosts.renew('busy', minutesLater(1));
    const id = await runningOn(storage, 'busy');
    await storage.hosts.removeExpired(minutesLater(2));
    assert.equal(await isKnown(storage, 'busy'), true);
    const finishedAt = minutesLater(2);
    await storage.executions.finish(id, { status: 'error', result: '{}', log: '', finishedAt });
    await storage.hosts.removeExpired(minutesLater(2));
    assert.equal(await isKnown(storage, 'busy'), false);
  }),
];
