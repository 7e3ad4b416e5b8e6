import type { Execution } from '../../domain/execution.js';
import type { Job } from '../../domain/job.js';
import { targetOf } from '../../domain/target.js';
import { hasErrorCode, isQinlingError } from '../../errors/qinling-error.js';
import type { Context } from '../context.js';
import type { ExecutionRunner } from '../executions/execution-runner.js';
import { recordExecution } from '../executions/record-execution.js';
import { resolveTarget } from '../targets.js';
import { advanceOf } from './job-times.js';

interface Fired {
  readonly execution: Execution;
  readonly isLast: boolean;
}

/**
 * Advances the job and records its execution in one transaction, so that whatever dies when, one execution stands for (job, time) (rule
 * R16). Undefined when another host was first.
 */
async function advanceAndRecord(context: Context, job: Job, scheduledAt: Date): Promise<Fired | undefined> {
  const advance = advanceOf(job, context.clock.now());
  return context.storage.transaction(
    async (repositories) => {
      if (!(await repositories.jobs.advance(job.id, scheduledAt, advance))) return undefined;
      const target = await resolveTarget(repositories, 'all', job.projectId, targetOf(job));
      const execution = await recordExecution(context, repositories, target, {
        description: `Created by Job ${job.id}`,
        input: job.functionInput,
        sync: false,
        projectId: job.projectId,
        jobId: job.id,
        scheduledAt,
      });
      return { execution, isLast: advance.status === 'done' };
    },
    { sharesCommit: true },
  );
}

/** The job marks itself and stands in nobody's way (rule R17). */
async function breakJob(context: Context, job: Job, scheduledAt: Date, reason: string): Promise<void> {
  const broken = await context.storage.transaction(async ({ jobs }) => {
    const cancelled = { status: 'cancelled', count: job.count, nextExecutionTime: null } as const;
    if (!(await jobs.advance(job.id, scheduledAt, cancelled))) return false;
    return jobs.update(job.id, { statusReason: reason, updatedAt: context.clock.now() });
  });
  if (!broken) return;
  context.logger.warn({ jobId: job.id, reason }, 'a job is broken and was cancelled');
  context.events.emit('job.broken', { job: { ...job, status: 'cancelled', statusReason: reason }, reason });
}

async function handOver(context: Context, runner: ExecutionRunner, execution: Execution): Promise<void> {
  try {
    await context.queue.push(execution.id);
  } catch (error) {
    context.logger.warn({ error, executionId: execution.id }, "a job's execution could not be queued");
    await runner.settle(execution, 'not-run');
  }
}

/** Fires one due job. Rejects only when storage fails; then the job is still due. */
export async function fireJob(context: Context, runner: ExecutionRunner, job: Job): Promise<void> {
  const scheduledAt = job.nextExecutionTime;
  if (scheduledAt === null) return;
  let fired: Fired | undefined;
  try {
    fired = await advanceAndRecord(context, job, scheduledAt);
  } catch (error) {
    // This very time has fired before, and a clock or a client turned the job back: go on to the next.
    if (hasErrorCode(error, 'conflict')) {
      await context.storage.jobs.advance(job.id, scheduledAt, advanceOf(job, context.clock.now()));
      return;
    }
    if (!isQinlingError(error) || error.code === 'storage') throw error;
    return breakJob(context, job, scheduledAt, error.message);
  }
  if (fired === undefined) return;
  context.events.emit('job.fired', { job, execution: fired.execution });
  if (fired.isLast) context.events.emit('job.finished', { job: { ...job, status: 'done', count: 0 } });
  await handOver(context, runner, fired.execution);
}
