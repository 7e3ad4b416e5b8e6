import assert from 'node:assert/strict';
import type { JobAdvance } from '@qinling/core';
import { idsOf, sameMembers } from '../assertions.js';
import { aFunction, aJob, byAlias, minutesLater, someTime } from '../row-builders.js';
import { seed } from '../seed.js';
import { storageCase } from '../storage-subject.js';

const next: JobAdvance = { status: 'running', count: 4, nextExecutionTime: minutesLater(120) };

export const jobCases = [
  storageCase('jobs: a job keeps the kind of its target, function or alias', async (storage) => {
    const jobs = [aJob({ functionVersion: 2 }), aJob(byAlias('prod'))];
    await seed(storage, { jobs });
    for (const job of jobs) {
      assert.deepEqual(await storage.jobs.get('all', job.id), job);
    }
    const [job] = jobs;
    await storage.jobs.update(job?.id ?? '', byAlias('prod'));
    assert.deepEqual(await storage.jobs.get('all', job?.id ?? ''), { ...job, ...byAlias('prod') });
  }),

  storageCase('jobs: due gives running jobs at or before the time, earliest first', async (storage) => {
    const [late, early, exact] = [3, 1, 5].map((minutes) =>
      aJob({ nextExecutionTime: minutesLater(minutes) }),
    );
    const future = aJob({ nextExecutionTime: new Date(minutesLater(5).getTime() + 1) });
    await seed(storage, { jobs: [late, early, exact, future].flatMap((job) => job ?? []) });
    assert.deepEqual(await storage.jobs.due(minutesLater(5), 10), [early, late, exact]);
  }),

  storageCase('jobs: due leaves jobs that do not run, and jobs without a next time', async (storage) => {
    const nextExecutionTime = someTime;
    const statuses = ['paused', 'cancelled', 'done'] as const;
    const jobs = statuses.map((status) => aJob({ status, nextExecutionTime }));
    await seed(storage, { jobs: [...jobs, aJob({ nextExecutionTime: null })] });
    assert.deepEqual(await storage.jobs.due(minutesLater(5), 10), []);
  }),

  storageCase('jobs: due gives at most as many as asked for, of every project', async (storage) => {
    const jobs = [1, 2, 3].map((minutes) =>
      aJob({ projectId: `p${minutes}`, nextExecutionTime: minutesLater(minutes) }),
    );
    await seed(storage, { jobs });
    assert.deepEqual(await storage.jobs.due(minutesLater(5), 2), jobs.slice(0, 2));
  }),

  storageCase('jobs: earliest is the first next time of a running job', async (storage) => {
    assert.equal(await storage.jobs.earliest(), undefined);
    const jobs = [
      aJob({ nextExecutionTime: minutesLater(9) }),
      aJob({ nextExecutionTime: minutesLater(7) }),
      aJob({ nextExecutionTime: minutesLater(1), status: 'paused' }),
      aJob({ nextExecutionTime: null }),
    ];
    await seed(storage, { jobs });
    assert.deepEqual(await storage.jobs.earliest(), minutesLater(7));
  }),

  storageCase('jobs: R16: advance moves a running job whose next time is as expected', async (storage) => {
    const [job, bystander] = [
      aJob({ count: 5, nextExecutionTime: someTime }),
      aJob({ nextExecutionTime: someTime }),
    ];
    await seed(storage, { jobs: [job, bystander] });
    assert.equal(await storage.jobs.advance(job.id, someTime, next), true);
    assert.deepEqual(await storage.jobs.get('all', job.id), { ...job, ...next });
    assert.deepEqual(await storage.jobs.get('all', bystander.id), bystander);
  }),

  storageCase('jobs: R16: advance can end a job', async (storage) => {
    const job = aJob({ count: 1, nextExecutionTime: someTime });
    await seed(storage, { jobs: [job] });
    const end = { status: 'done', count: 0, nextExecutionTime: null } as const;
    assert.equal(await storage.jobs.advance(job.id, someTime, end), true);
    assert.deepEqual(await storage.jobs.get('all', job.id), { ...job, ...end });
    assert.equal(await storage.jobs.advance(job.id, someTime, next), false);
  }),

  storageCase('jobs: R16: advance leaves a job that has moved on, to the millisecond', async (storage) => {
    const job = aJob({ nextExecutionTime: someTime });
    await seed(storage, { jobs: [job] });
    for (const expected of [
      minutesLater(-60),
      new Date(someTime.getTime() - 1),
      new Date(someTime.getTime() + 1),
    ]) {
      assert.equal(await storage.jobs.advance(job.id, expected, next), false);
    }
    assert.equal(await storage.jobs.advance(aJob().id, someTime, next), false);
    assert.deepEqual(await storage.jobs.get('all', job.id), job);
  }),

  storageCase('jobs: R16: advance leaves a job that does not run', async (storage) => {
    for (const status of ['paused', 'cancelled', 'done'] as const) {
      const job = aJob({ status, nextExecutionTime: someTime });
      await seed(storage, { jobs: [job] });
      assert.equal(await storage.jobs.advance(job.id, someTime, next), false);
      assert.deepEqual(await storage.jobs.get('all', job.id), job);
    }
  }),

  storageCase('jobs: R16: of many that advance a job at once, one wins', async (storage) => {
    const job = aJob({ nextExecutionTime: someTime });
    await seed(storage, { jobs: [job] });
    const advanced = await Promise.all(
      Array.from({ length: 10 }, (_, count) => storage.jobs.advance(job.id, someTime, { ...next, count })),
    );
    assert.equal(advanced.filter(Boolean).length, 1);
    assert.equal((await storage.jobs.get('all', job.id))?.count, advanced.indexOf(true));
  }),

  storageCase(
    'jobs: R4: unfinishedOf finds running and paused jobs of a function or of one version',
    async (storage) => {
      const { id: functionId } = aFunction();
      const running = aJob({ functionId, functionVersion: 1, projectId: 'p1' });
      const paused = aJob({ functionId, functionVersion: 10, status: 'paused', projectId: 'p2' });
      const latest = aJob({ functionId, functionVersion: 0 });
      const others = [
        aJob({ functionId, functionVersion: 1, status: 'cancelled' }),
        aJob({ functionId, functionVersion: 1, status: 'done' }),
        aJob({ functionVersion: 1 }),
        aJob(byAlias('prod')),
      ];
      await seed(storage, { jobs: [running, paused, latest, ...others] });
      sameMembers(await storage.jobs.unfinishedOf(functionId), idsOf([running, paused, latest]));
      assert.deepEqual(await storage.jobs.unfinishedOf(functionId, 1), [running.id]);
      assert.deepEqual(await storage.jobs.unfinishedOf(functionId, 10), [paused.id]);
      assert.deepEqual(await storage.jobs.unfinishedOf(functionId, 0), [latest.id]);
      assert.deepEqual(await storage.jobs.unfinishedOf(functionId, 2), []);
    },
  ),

  storageCase(
    'jobs: R10: unfinishedOfAlias finds running and paused jobs of the project by that alias',
    async (storage) => {
      const inProject = { ...byAlias('prod'), projectId: 'p1' };
      const [running, paused] = [aJob(inProject), aJob({ ...inProject, status: 'paused' })];
      const others = [
        aJob({ ...inProject, status: 'done' }),
        aJob({ ...inProject, status: 'cancelled' }),
        aJob({ ...inProject, projectId: 'p2' }),
        aJob({ ...inProject, ...byAlias('Prod') }),
        aJob({ ...inProject, ...byAlias('prod2') }),
        aJob({ projectId: 'p1' }),
      ];
      await seed(storage, { jobs: [running, paused, ...others] });
      sameMembers(await storage.jobs.unfinishedOfAlias('p1', 'prod'), idsOf([running, paused]));
      assert.deepEqual(await storage.jobs.unfinishedOfAlias('p1', 'pro%'), []);
    },
  ),
];
