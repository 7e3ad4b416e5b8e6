import type { Context } from '../context.js';
import type { ExecutionRunner } from '../executions/execution-runner.js';
import { fireJob } from './fire-job.js';

/** How many due jobs are taken at a time. */
const batchSize = 100;

/** Jobs that another process creates are seen within this time. */
const longestSleepMs = 1000;

/** Fires due jobs, never early. Any number of hosts may run one on the same storage (rule R16). */
export class JobScheduler {
  readonly #context: Context;
  readonly #runner: ExecutionRunner;
  #cancelTimer: (() => void) | undefined;
  #tick: Promise<void> = Promise.resolve();
  #stopped = true;

  constructor(context: Context, runner: ExecutionRunner) {
    this.#context = context;
    this.#runner = runner;
  }

  start(): void {
    this.#stopped = false;
    this.#sleep(0);
  }

  /** Fires everything that is due now. A job that fails is logged and disturbs no other (rule R17). */
  async fireDue(): Promise<void> {
    const { clock, logger, storage } = this.#context;
    for (;;) {
      const due = await storage.jobs.due(clock.now(), batchSize);
      const outcomes = await Promise.allSettled(due.map((job) => fireJob(this.#context, this.#runner, job)));
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected')
          logger.error({ error: outcome.reason }, 'a job could not be fired');
      }
      // A batch with failures would come back the same: leave it to the next tick.
      if (due.length < batchSize || outcomes.some(({ status }) => status === 'rejected')) return;
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelTimer?.();
    await this.#tick;
  }

  #sleep(ms: number): void {
    if (this.#stopped) return;
    this.#cancelTimer = this.#context.clock.after(ms, () => {
      this.#tick = this.#run();
    });
  }

  async #run(): Promise<void> {
    const { clock, logger, storage } = this.#context;
    let sleepMs = longestSleepMs;
    try {
      await this.fireDue();
      const earliest = await storage.jobs.earliest();
      if (earliest !== undefined) {
        sleepMs = Math.min(longestSleepMs, Math.max(1, earliest.getTime() - clock.now().getTime()));
      }
    } catch (error) {
      logger.error({ error }, 'the scheduler could not read due jobs');
    }
    this.#sleep(sleepMs);
  }
}
