import type { Job } from '@qinling/core';
import { breathe, mutant, type StorageMutant } from './storage-mutant.js';

function isDueAt(now: Date): (job: Job) => boolean {
  return ({ nextExecutionTime }) => nextExecutionTime !== null && nextExecutionTime <= now;
}

export const jobMutants: readonly StorageMutant[] = [
  mutant(
    'keeps a job’s function beside its new alias',
    'jobs: a job keeps the kind of its target, function or alias',
    ({ jobs }) => ({
      jobs: {
        update: (id, changes) =>
          jobs.update(id, Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null))),
      },
    }),
  ),
  mutant(
    'gives due jobs in the order of their creation',
    'jobs: due gives running jobs at or before the time, earliest first',
    ({ jobs }) => ({
      jobs: {
        async due(now, limit) {
          return [...(await jobs.due(now, limit))].reverse();
        },
      },
    }),
  ),
  mutant(
    'leaves a job that is due this very moment',
    'jobs: due gives running jobs at or before the time, earliest first',
    ({ jobs }) => ({ jobs: { due: (now, limit) => jobs.due(new Date(now.getTime() - 1), limit) } }),
  ),
  mutant(
    'gives due jobs that are paused',
    'jobs: due leaves jobs that do not run, and jobs without a next time',
    ({ jobs }) => ({
      jobs: {
        due: async (now) => (await jobs.list({ scope: 'all' })).filter(isDueAt(now)),
      },
    }),
  ),
  mutant(
    'gives all due jobs at once',
    'jobs: due gives at most as many as asked for, of every project',
    ({ jobs }) => ({ jobs: { due: (now) => jobs.due(now, 1000) } }),
  ),
  mutant(
    'gives due jobs of one project',
    'jobs: due gives at most as many as asked for, of every project',
    ({ jobs }) => ({
      jobs: {
        async due(now, limit) {
          const due = await jobs.due(now, limit);
          return due.filter((job) => job.projectId === due[0]?.projectId);
        },
      },
    }),
  ),
  mutant(
    'takes the next time of a paused job for the earliest',
    'jobs: earliest is the first next time of a running job',
    ({ jobs }) => ({
      jobs: {
        async earliest() {
          const times = (await jobs.list({ scope: 'all' })).flatMap((job) => job.nextExecutionTime ?? []);
          return times.sort((a, b) => a.getTime() - b.getTime())[0];
        },
      },
    }),
  ),
  mutant(
    'says that a job advanced, and leaves its count',
    'jobs: R16: advance moves a running job whose next time is as expected',
    ({ jobs }) => ({
      jobs: {
        async advance(id, expected, to) {
          const count = (await jobs.get('all', id))?.count ?? null;
          return jobs.advance(id, expected, { ...to, count });
        },
      },
    }),
  ),
  mutant('cannot take the next time away', 'jobs: R16: advance can end a job', ({ jobs }) => ({
    jobs: {
      advance: (id, expected, to) =>
        jobs.advance(id, expected, { ...to, nextExecutionTime: to.nextExecutionTime ?? expected }),
    },
  })),
  mutant(
    'advances whatever the next time is',
    'jobs: R16: advance leaves a job that has moved on, to the millisecond',
    ({ jobs }) => ({
      jobs: {
        async advance(id, _expected, to) {
          const job = await jobs.get('all', id);
          return jobs.advance(id, job?.nextExecutionTime ?? new Date(), to);
        },
      },
    }),
  ),
  mutant(
    'compares next times in seconds',
    'jobs: R16: advance leaves a job that has moved on, to the millisecond',
    ({ jobs }) => ({
      jobs: {
        async advance(id, expected, to) {
          const next = (await jobs.get('all', id))?.nextExecutionTime;
          const isSame = Math.abs((next?.getTime() ?? 0) - expected.getTime()) < 1000;
          return jobs.advance(id, isSame && next ? next : expected, to);
        },
      },
    }),
  ),
  mutant('advances a paused job', 'jobs: R16: advance leaves a job that does not run', ({ jobs }) => ({
    jobs: {
      async advance(id, expected, to) {
        const next = (await jobs.get('all', id))?.nextExecutionTime;
        return next?.getTime() === expected.getTime() && jobs.update(id, to);
      },
    },
  })),
  mutant(
    'reads the next time and advances in two statements',
    [
      'jobs: R16: of many that advance a job at once, one wins',
      'two handles: R16: of those that advance one job, one wins',
    ],
    ({ jobs }) => ({
      jobs: {
        async advance(id, expected, to) {
          const next = (await jobs.get('all', id))?.nextExecutionTime;
          await breathe();
          return next?.getTime() === expected.getTime() && jobs.update(id, to);
        },
      },
    }),
  ),
  mutant(
    'takes paused jobs for finished',
    [
      'jobs: R4: unfinishedOf finds running and paused jobs of a function or of one version',
      'jobs: R10: unfinishedOfAlias finds running and paused jobs of the project by that alias',
    ],
    ({ jobs }) => ({
      jobs: {
        async unfinishedOf(functionId, version) {
          const rows = (await jobs.list({ scope: 'all' })).filter((job) => job.status === 'running');
          const unfinished = await jobs.unfinishedOf(functionId, version);
          return rows.map((row) => row.id).filter((id) => unfinished.includes(id));
        },
        async unfinishedOfAlias(projectId, name) {
          const rows = (await jobs.list({ scope: { projectId } })).filter((job) => job.status === 'running');
          return rows.filter((job) => job.functionAlias === name).map((job) => job.id);
        },
      },
    }),
  ),
  mutant(
    'takes jobs on the latest code for jobs on any version',
    'jobs: R4: unfinishedOf finds running and paused jobs of a function or of one version',
    ({ jobs }) => ({
      jobs: { unfinishedOf: (functionId, version) => jobs.unfinishedOf(functionId, version || undefined) },
    }),
  ),
  mutant(
    'finds jobs by an alias of any project',
    'jobs: R10: unfinishedOfAlias finds running and paused jobs of the project by that alias',
    ({ jobs }) => ({
      jobs: {
        async unfinishedOfAlias(_projectId, name) {
          const rows = await jobs.list({ scope: 'all' });
          return rows
            .filter((job) => job.functionAlias === name && ['running', 'paused'].includes(job.status))
            .map((job) => job.id);
        },
      },
    }),
  ),
];
