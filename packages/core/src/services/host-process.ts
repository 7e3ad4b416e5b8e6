import { UnavailableError } from '../errors/errors.js';
import type { Context } from './context.js';
import type { ExecutionRunner } from './executions/execution-runner.js';
import { HostLease } from './host-lease.js';
import { JobScheduler } from './jobs/job-scheduler.js';
import { PeriodicSweep } from './periodic-sweep.js';
import { settleRuntime } from './runtimes/settle-runtime.js';

/** What lives in this process between `start()` and `close()`: the lease, the scheduler, the queue's consumer, the sweep. */
export class HostProcess {
  readonly #context: Context;
  readonly #runner: ExecutionRunner;
  readonly #lease: HostLease;
  readonly #scheduler: JobScheduler;
  readonly #sweep: PeriodicSweep;
  #closed: Promise<void> | undefined;

  constructor(context: Context, runner: ExecutionRunner) {
    this.#context = context;
    this.#runner = runner;
    this.#lease = new HostLease(context, runner);
    this.#scheduler = new JobScheduler(context, runner);
    this.#sweep = new PeriodicSweep(context);
  }

  async start(): Promise<void> {
    const { lifecycle, queue, settings } = this.#context;
    if (lifecycle.state !== 'new') throw new UnavailableError('start() was called before.');
    lifecycle.moveTo('starting');
    try {
      await this.#lease.start();
      await this.#prepareRuntimes();
    } catch (error) {
      lifecycle.moveTo('new');
      throw error;
    }
    queue.consume((id) => this.#runner.runQueued(id), { concurrency: settings.asyncConcurrency });
    lifecycle.moveTo('started');
    this.#scheduler.start();
    this.#sweep.start();
  }

  async ready(): Promise<void> {
    this.#context.lifecycle.assertStarted();
    await this.#context.storage.ping();
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  /** Fills the pools of this host, and brings to an end what another host began and did not finish. */
  async #prepareRuntimes(): Promise<void> {
    const { background, logger, orchestrator, storage } = this.#context;
    for (const runtime of await storage.runtimes.list({ scope: 'all' })) {
      if (runtime.status === 'creating' || runtime.status === 'upgrading') {
        background.run('preparing a runtime', () => settleRuntime(this.#context, runtime));
      } else if (runtime.status === 'available') {
        const { id, image } = runtime;
        background.run('filling a pool', () =>
          orchestrator.prepareRuntime({ id, image }).catch((error: unknown) => {
            logger.warn({ error, runtimeId: id, image }, 'this host can not serve a runtime');
          }),
        );
      }
    }
  }

  async #close(): Promise<void> {
    const { archives, background, blobs, lifecycle, orchestrator, queue, settings, storage } = this.#context;
    const wasStarted = lifecycle.state === 'started';
    lifecycle.moveTo('closing');
    if (wasStarted) {
      this.#sweep.stop();
      await this.#scheduler.stop();
      const drained = queue.close();
      await this.#runner.idle(settings.drainSeconds * 1000);
      await Promise.allSettled(this.#runner.runningIds.map((id) => this.#runner.end(id, 'shutdown')));
      await drained;
      // Without a lease, what still waited in the queue is orphaned, and ended here rather than left to another host.
      await this.#lease.stop();
      await this.#lease.reap();
    } else {
      await queue.close();
    }
    await background.settled();
    await orchestrator.close();
    await archives.close();
    await blobs.close();
    await storage.close();
    lifecycle.moveTo('closed');
  }
}
