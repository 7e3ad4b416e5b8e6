import assert from 'node:assert/strict';
import { rejectsWith, winnersOf } from '../assertions.js';
import { anExecution, someTime } from '../row-builders.js';
import { seed } from '../seed.js';
import { storageCase } from '../storage-subject.js';

/** One execution for each job and scheduled time (rule R16). */
export const scheduledRunCases = [
  storageCase('executions: R16: a job has one execution for one scheduled time', async (storage) => {
    const row = anExecution({ jobId: 'job', scheduledAt: someTime });
    await seed(storage, { executions: [row] });
    const twin = anExecution({ jobId: 'job', scheduledAt: new Date(someTime) });
    await rejectsWith(storage.executions.insert(twin), 'conflict');
    assert.equal(await storage.executions.get('all', twin.id), undefined);
    assert.deepEqual(await storage.executions.get('all', row.id), row);
  }),

  storageCase('executions: R16: also when the first one has ended', async (storage) => {
    await seed(storage, {
      executions: [anExecution({ jobId: 'job', scheduledAt: someTime, status: 'success' })],
    });
    const twin = anExecution({ jobId: 'job', scheduledAt: someTime });
    await rejectsWith(storage.executions.insert(twin), 'conflict');
  }),

  storageCase('executions: R16: other times, other jobs and no job at all are free', async (storage) => {
    const free = [
      { jobId: 'job', scheduledAt: someTime },
      { jobId: 'job', scheduledAt: new Date(someTime.getTime() + 1) },
      { jobId: 'another', scheduledAt: someTime },
      { jobId: 'job', scheduledAt: null },
      { jobId: 'job', scheduledAt: null },
      { jobId: null, scheduledAt: someTime },
      { jobId: null, scheduledAt: someTime },
      { jobId: null, scheduledAt: null },
      { jobId: null, scheduledAt: null },
    ];
    await seed(storage, { executions: free.map((each) => anExecution(each)) });
    assert.equal((await storage.executions.list({ scope: 'all' })).length, free.length);
  }),

  storageCase('executions: R16: of many that insert one scheduled run at once, one wins', async (storage) => {
    const won = await winnersOf(10, () =>
      storage.executions.insert(anExecution({ jobId: 'job', scheduledAt: someTime })),
    );
    assert.equal(won, 1);
    assert.equal((await storage.executions.list({ scope: 'all' })).length, 1);
  }),
];
