import type { Context } from './context.js';
import type { ExecutionRunner } from './executions/execution-runner.js';

/** How many executions of dead hosts are ended at a time. */
const batchSize = 100;

/**
 * Keeps this host's lease, and ends what hosts without one left `running` (rule R12). The lease is renewed three times in its length, so one
 * missed beat costs nothing.
 */
export class HostLease {
  readonly #context: Context;
  readonly #runner: ExecutionRunner;
  #cancelTimer: (() => void) | undefined;
  #beat: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(context: Context, runner: ExecutionRunner) {
    this.#context = context;
    this.#runner = runner;
  }

  /** Takes the lease and ends what is left of hosts that died. Rejects when storage does not answer. */
  async start(): Promise<void> {
    await this.#renew();
    await this.reap();
    this.#schedule();
  }

  /** Ends the executions of hosts whose lease is over. */
  async reap(): Promise<void> {
    const { clock, logger, storage } = this.#context;
    for (;;) {
      const orphaned = await storage.executions.orphaned(clock.now(), batchSize);
      for (const id of orphaned) {
        const execution = await storage.executions.get('all', id);
        if (execution === undefined) continue;
        logger.warn({ executionId: id, hostId: execution.hostId }, 'ending an execution whose host is gone');
        await this.#runner.settle(execution, 'host-lost');
      }
      if (orphaned.length < batchSize) break;
    }
    await storage.hosts.removeExpired(clock.now());
  }

  /** Stops beating and gives the lease up. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelTimer?.();
    await this.#beat;
    await this.#context.storage.hosts.remove(this.#context.hostId);
  }

  async #renew(): Promise<void> {
    const { clock, hostId, settings, storage } = this.#context;
    await storage.hosts.renew(hostId, new Date(clock.now().getTime() + settings.leaseSeconds * 1000));
  }

  /** What was cancelled elsewhere, or reaped while this host slept, has no reason to run on. */
  async #endSuperseded(): Promise<void> {
    const { background, storage } = this.#context;
    for (const id of this.#runner.runningIds) {
      const execution = await storage.executions.get('all', id);
      if (execution?.status === 'running') continue;
      background.run('ending a superseded execution', async () => this.#runner.end(id, 'superseded'));
    }
  }

  #schedule(): void {
    if (this.#stopped) return;
    const { clock, settings } = this.#context;
    this.#cancelTimer = clock.after((settings.leaseSeconds * 1000) / 3, () => {
      this.#beat = this.#run();
    });
  }

  async #run(): Promise<void> {
    try {
      await this.#renew();
      await this.#endSuperseded();
      await this.reap();
    } catch (error) {
      this.#context.logger.error({ error }, 'the lease of this host could not be renewed');
    }
    this.#schedule();
  }
}
