import type { Execution, FinalExecutionStatus } from '../../domain/execution.js';
import type { Runtime } from '../../domain/runtime.js';
import { hasErrorCode, isQinlingError } from '../../errors/qinling-error.js';
import type { Invocation, InvocationResult } from '../../ports/orchestrator.js';
import type { Context } from '../context.js';
import { releasePackages } from '../packages/package-removal.js';
import { deploymentOf } from '../workers/deployment.js';
import { LiveLog } from './live-log.js';
import { LogKeeper } from './log-keeper.js';

/** Why a running execution is ended from here. */
type EndReason = 'cancelled' | 'shutdown' | 'superseded';

/** Why an execution ends that does not run here. */
type SettleReason = 'cancelled' | 'host-lost' | 'not-run';

interface Running {
  readonly controller: AbortController;
  readonly log: LiveLog;
  readonly ended: Promise<Execution>;
}

interface Ending {
  readonly status: FinalExecutionStatus;
  readonly output: unknown;
  readonly durationSeconds: number;
  readonly log: string;
}

const endings: Readonly<Record<EndReason | SettleReason, Pick<Ending, 'status' | 'output'>>> = {
  cancelled: { status: 'cancelled', output: 'The execution was cancelled.' },
  shutdown: { status: 'error', output: 'The host was shut down before the execution ended.' },
  superseded: { status: 'error', output: 'Another host ended this execution.' },
  'host-lost': { status: 'error', output: 'The host that ran this execution is gone.' },
  'not-run': { status: 'error', output: 'The execution could not be handed to a host.' },
};

const statuses = { success: 'success', failed: 'failed' } as const satisfies Partial<
  Record<InvocationResult['outcome'], FinalExecutionStatus>
>;

/** Runs executions on this host and knows which ones run. */
export class ExecutionRunner {
  readonly #context: Context;
  readonly #running = new Map<string, Running>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** The ids that run here now. */
  get runningIds(): readonly string[] {
    return [...this.#running.keys()];
  }

  /**
   * Runs a recorded execution to its end and resolves with it, finished. Rejects only with `TooManyRequestsError`, when no worker can
   * be had and the execution has not begun; then it is still `running` in storage and the caller decides.
   */
  run(execution: Execution, runtime?: Runtime | null): Promise<Execution> {
    const present = this.#running.get(execution.id);
    if (present !== undefined) return present.ended;
    const controller = new AbortController();
    const log = new LiveLog();
    const ended = this.#run(execution, runtime, log, controller.signal).finally(() => {
      this.#running.delete(execution.id);
      // After it is written, or cannot be: who follows it finds the rest where it is kept.
      log.end(log.text);
    });
    this.#running.set(execution.id, { controller, log, ended });
    return ended;
  }

  /** The log of an execution that runs here. */
  liveLog(id: string): LiveLog | undefined {
    return this.#running.get(id)?.log;
  }

  /** Takes an execution from the queue: claims it and runs it. One that is finished or runs already is left alone. */
  async runQueued(id: string): Promise<void> {
    const { storage, hostId, logger } = this.#context;
    try {
      if (!(await storage.executions.claim(id, hostId))) return;
      const execution = await storage.executions.get('all', id);
      if (execution === undefined) return;
      try {
        await this.run(execution);
      } catch (error) {
        await this.#finish(execution, couldNotRun(error));
      }
    } catch (error) {
      // The lease ends it: a host that can not write can not renew either (rule R12).
      logger.error({ error, executionId: id }, 'a queued execution could not be handled');
    }
  }

  /** Ends an execution that runs here. Resolves with it, finished; undefined when it does not run here. */
  async end(id: string, reason: EndReason): Promise<Execution | undefined> {
    const running = this.#running.get(id);
    if (running === undefined) return undefined;
    running.controller.abort(reason);
    return running.ended;
  }

  /** Resolves when nothing runs here any more, or after `ms`. */
  async idle(ms: number): Promise<void> {
    const waiting = [...this.#running.values()].map(({ ended }) => ended.catch(() => undefined));
    let cancel: () => void = () => undefined;
    const late = new Promise<void>((resolve) => {
      cancel = this.#context.clock.after(ms, resolve);
    });
    await Promise.race([Promise.all(waiting), late]);
    cancel();
  }

  /** Writes the end of an execution that does not run here. Does nothing when it was finished already. */
  async settle(execution: Execution, reason: SettleReason): Promise<void> {
    // What its host kept of the log while it ran stays.
    const log = (await this.#context.storage.executions.log('all', execution.id)) ?? '';
    await this.#write(execution, { ...endings[reason], durationSeconds: 0, log });
  }

  async #run(
    execution: Execution,
    runtime: Runtime | null | undefined,
    live: LiveLog,
    signal: AbortSignal,
  ): Promise<Execution> {
    const { clock, events, orchestrator } = this.#context;
    events.emit('execution.started', { execution });
    const begun = clock.monotonicMs();
    const keeper = new LogKeeper(this.#context, execution.id, live);
    let ending: Ending;
    try {
      const invocation = await this.#invocation(execution, runtime, live, signal);
      const { outcome, output, durationSeconds, log } = await orchestrator.invoke(invocation);
      ending =
        outcome === 'aborted'
          ? { ...endings[signal.reason as EndReason], durationSeconds, log }
          : { status: statuses[outcome], output, durationSeconds, log };
    } catch (error) {
      if (hasErrorCode(error, 'too-many-requests')) throw error;
      this.#context.logger.warn({ error, executionId: execution.id }, 'an execution could not be run');
      ending = { ...couldNotRun(error), durationSeconds: (clock.monotonicMs() - begun) / 1000 };
    } finally {
      await keeper.stop();
    }
    return this.#finish(execution, ending);
  }

  async #invocation(
    execution: Execution,
    known: Runtime | null | undefined,
    live: LiveLog,
    signal: AbortSignal,
  ): Promise<Invocation> {
    const deployment = await deploymentOf(this.#context, execution, execution, known);
    const { functionId, functionVersion, runtime, code, limits } = deployment;
    return {
      functionId,
      functionVersion,
      runtime,
      code,
      limits,
      executionId: execution.id,
      projectId: execution.projectId,
      input: execution.input,
      signal,
      onLog: (text) => live.append(storable(text)),
    };
  }

  /** Writes the end, unless somebody else did, and resolves with what stands. */
  async #finish(execution: Execution, ending: Ending): Promise<Execution> {
    const written = await this.#write(execution, ending);
    if (written !== undefined) return written;
    // Cancelled, reaped or deleted meanwhile: what stands is the truth.
    return (
      (await this.#context.storage.executions.get('all', execution.id)) ?? {
        ...execution,
        status: 'cancelled',
      }
    );
  }

  async #write(execution: Execution, ending: Ending): Promise<Execution | undefined> {
    const { clock, events, storage } = this.#context;
    const log = storable(ending.log);
    const { status, result } = asStored(ending);
    const finishedAt = clock.now();
    const { location } = execution;
    const { finished, isReferenced } = await storage.transaction(
      async ({ executions, packages }) => ({
        finished: await executions.finish(execution.id, { status, result, log, finishedAt }),
        // Asked here, where it costs the least: nearly always something refers to it.
        isReferenced: location === null || (await packages.isReferenced(location)),
      }),
      { sharesCommit: true, syncsLate: 'awaited' },
    );
    if (!isReferenced) await releasePackages(this.#context, [location]);
    if (!finished) return undefined;
    const written: Execution = { ...execution, status, result, updatedAt: finishedAt };
    events.emit('execution.finished', { execution: written });
    return written;
  }
}

/** Text of the code as any storage takes it: without U+0000, which some refuse. */
function storable(log: string): string {
  return log.replaceAll('\0', '\ufffd');
}

/** The status and the JSON text of an end. What an orchestrator hands out may be no JSON, or nested too deeply to be written as such. */
function asStored({
  status,
  durationSeconds,
  output,
}: Ending): Pick<Ending, 'status'> & { readonly result: string } {
  try {
    return { status, result: JSON.stringify({ duration: durationSeconds, output: output ?? null }) };
  } catch {
    const message = 'The function gave back what cannot be written as JSON.';
    return { status: 'error', result: JSON.stringify({ duration: durationSeconds, output: message }) };
  }
}

/** `error`: infrastructure trouble. Its message is for the user only where it was written for one (rule R12). */
function couldNotRun(error: unknown): Ending {
  const output = isQinlingError(error)
    ? error.message
    : 'The function could not be run because of an internal error.';
  return { status: 'error', output, durationSeconds: 0, log: '' };
}
