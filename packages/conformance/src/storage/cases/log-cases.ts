import assert from 'node:assert/strict';
import { anExecution, minutesLater } from '../row-builders.js';
import { seed } from '../seed.js';
import { storageCase } from '../storage-subject.js';

function finishedWith(log: string) {
  return { status: 'success', result: '{}', log, finishedAt: minutesLater(2) } as const;
}

/** The logs of executions, which lie beside them. */
export const logCases = [
  storageCase(
    'executions: R15: the log is empty before the end, and undefined for no execution',
    async (storage) => {
      const row = anExecution();
      await seed(storage, { executions: [row] });
      assert.equal(await storage.executions.log('all', row.id), '');
      assert.equal(await storage.executions.log('all', anExecution().id), undefined);
    },
  ),

  storageCase('executions: R15: the log comes back exactly', async (storage) => {
    const row = anExecution();
    await seed(storage, { executions: [row] });
    const log = `Start execution: ${row.id}\r\n\tä😀 "quotes" 'and' \\ %s\n\n`;
    await storage.executions.finish(row.id, finishedWith(log));
    assert.equal(await storage.executions.log('all', row.id), log);
  }),

  storageCase("executions: R18: log sees the executions of the scope's project only", async (storage) => {
    const row = anExecution({ projectId: 'p1' });
    await seed(storage, { executions: [row] });
    await storage.executions.finish(row.id, finishedWith('secret'));
    assert.equal(await storage.executions.log({ projectId: 'p1' }, row.id), 'secret');
    assert.equal(await storage.executions.log({ projectId: 'p2' }, row.id), undefined);
  }),

  storageCase('executions: neither get nor list carries the log', async (storage) => {
    const row = anExecution();
    await seed(storage, { executions: [row] });
    await storage.executions.finish(row.id, finishedWith('a very long log'));
    const rows = [
      await storage.executions.get('all', row.id),
      ...(await storage.executions.list({ scope: 'all' })),
    ];
    for (const each of rows) {
      assert.deepEqual(Object.keys(each ?? {}).sort(), Object.keys(row).sort());
    }
  }),

  storageCase('executions: a deleted execution leaves no log behind', async (storage) => {
    const row = anExecution();
    await seed(storage, { executions: [row] });
    await storage.executions.finish(row.id, finishedWith('old'));
    assert.equal(await storage.executions.delete(row.id), true);
    assert.equal(await storage.executions.log('all', row.id), undefined);
    await storage.executions.insert(row);
    assert.equal(await storage.executions.log('all', row.id), '');
  }),
];
