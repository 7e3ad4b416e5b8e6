import type { Job } from '../../domain/job.js';
import type { JobRepository } from '../../ports/storage/job-repository.js';
import { copyRow } from './copy-row.js';
import { createTable } from './create-table.js';
import type { Tables } from './tables.js';

type TimedJob = Job & { readonly nextExecutionTime: Date };

export function createJobRepository({ jobs }: Tables): JobRepository {
  const table = createTable(jobs);

  /** Running jobs that have a next time, earliest first. */
  function upcoming(): TimedJob[] {
    return [...jobs.values()]
      .filter((job): job is TimedJob => job.status === 'running' && job.nextExecutionTime !== null)
      .sort((a, b) => a.nextExecutionTime.getTime() - b.nextExecutionTime.getTime());
  }

  function unfinished(): Job[] {
    return [...jobs.values()].filter((job) => job.status === 'running' || job.status === 'paused');
  }

  return {
    ...table,
    async due(now, limit) {
      return upcoming()
        .filter((job) => job.nextExecutionTime.getTime() <= now.getTime())
        .slice(0, limit)
        .map((job) => copyRow(job));
    },
    async earliest() {
      return copyRow(upcoming()[0]?.nextExecutionTime);
    },
    async advance(id, expected, { status, count, nextExecutionTime }) {
      const job = jobs.get(id);
      if (job?.status !== 'running' || job.nextExecutionTime?.getTime() !== expected.getTime()) {
        return false;
      }
      return table.update(id, { status, count, nextExecutionTime });
    },
    async unfinishedOf(functionId, functionVersion) {
      return unfinished()
        .filter((job) => job.functionId === functionId)
        .filter((job) => functionVersion === undefined || job.functionVersion === functionVersion)
        .map((job) => job.id);
    },
    async unfinishedOfAlias(projectId, name) {
      return unfinished()
        .filter((job) => job.projectId === projectId && job.functionAlias === name)
        .map((job) => job.id);
    },
  };
}
