import type { InvocablePackage, Invocation, InvocationResult, ResourceLimits } from '@qinling/core';
import { LogCollector } from './log-collector.js';
import { logMark } from './log-mark.js';
import { abortedResult, framed, type RunSettings, runInvocation } from './run-invocation.js';
import { timeoutMessage } from './worker-death.js';
import type { LoadEnd, WorkerProcess } from './worker-process.js';

export interface LaneOptions {
  readonly code: InvocablePackage;
  readonly limits: ResourceLimits;
  readonly settings: RunSettings;
  /** Gives the unpacked package. */
  readonly openPackage: () => Promise<string>;
  readonly takeProcess: () => Promise<WorkerProcess>;
  /** Called when the process is gone, for whatever reason. */
  readonly onGone: () => void;
}

/** A process of a worker, from taking it out of the pool, over loading the code, to its end. */
export class Lane {
  /** How many invocations it has, those that wait for the code to be loaded too. */
  running = 0;
  readonly #options: LaneOptions;
  /** Rejects when no process can be had. */
  readonly #loaded: Promise<LoadEnd>;
  /** How that ended, once it has. */
  #loadEnd: LoadEnd | undefined;
  #process: WorkerProcess | undefined;
  /** What was printed while loading. It is told with the first run. */
  #loadLog: LogCollector | undefined;
  #ended = false;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#loaded = this.#open();
    // Everybody who waits for it gets the error; nobody shall come any more.
    this.#loaded.catch(() => {
      this.#ended = true;
    });
  }

  get isUsable(): boolean {
    return !this.#ended && this.#process?.isUsable !== false;
  }

  /** Resolves when the code is loaded, or could not be. Rejects when no process can be had. */
  async load(): Promise<LoadEnd> {
    return await this.#loaded;
  }

  /** Runs an invocation once the code is loaded. Rejects only when no process can be had. */
  async run(invocation: Invocation): Promise<InvocationResult> {
    const { clock, maxLogBytes } = this.#options.settings;
    const started = clock.monotonicMs();
    const { signal } = invocation;
    const loaded = signal.aborted ? undefined : this.#loadEnd;
    const end = loaded ?? (await this.#loadedUnless(signal));
    const log = this.#loadLog ?? new LogCollector(maxLogBytes);
    const durationSeconds = (clock.monotonicMs() - started) / 1000;
    if (end === 'aborted') return abortedResult(invocation, durationSeconds, log);
    if (end.kind === 'failed' || this.#process === undefined) {
      const output = end.kind === 'failed' ? end.message : 'The worker ended.';
      return { outcome: 'failed', output, durationSeconds, log: framed(invocation, log) };
    }
    this.#loadLog = undefined;
    return await runInvocation(this.#process, invocation, log, this.#options.settings);
  }

  /** Ends the process, or sees to its end when it is only being started. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#process?.end();
  }

  async #open(): Promise<LoadEnd> {
    if (!this.#options.code.entry.includes('.', 1))
      return {
        kind: 'failed',
        message: `The entry "${this.#options.code.entry}" is not of the form module.name.`,
      };
    const directory = await this.#options.openPackage();
    const process = await this.#options.takeProcess();
    this.#process = process;
    void process.gone.then(this.#options.onGone);
    if (this.#ended) await process.end();
    return await this.#load(process, directory);
  }

  async #load(process: WorkerProcess, directory: string): Promise<LoadEnd> {
    const { code, limits, settings } = this.#options;
    const { memoryBytes, timeoutSeconds } = limits;
    const [module, name] = splitEntry(code.entry);
    const cancel = settings.clock.after(timeoutSeconds * 1000, () => void process.end(timeoutMessage));
    const log = new LogCollector(settings.maxLogBytes);
    this.#loadLog = log;
    const message = { type: 'load', directory, module, name, memoryBytes, mark: logMark() } as const;
    const end = await process.load(message, limits, log);
    cancel();
    if (end.kind === 'failed') await this.end();
    this.#loadEnd = end;
    return end;
  }

  // Loading runs the code too, so an abort has to end it, unless others wait for the same process.
  async #loadedUnless(signal: AbortSignal): Promise<LoadEnd | 'aborted'> {
    let settle: (value: 'aborted') => void = () => undefined;
    const aborted = new Promise<'aborted'>((resolve) => {
      settle = resolve;
    });
    const abort = (): void => {
      const isLoading = this.#loadEnd === undefined;
      const done = isLoading && this.running === 1 ? this.end() : Promise.resolve();
      void done.then(() => settle('aborted'));
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    try {
      const end = await Promise.race([this.#loaded, aborted]);
      return signal.aborted ? await aborted : end;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }
}

function splitEntry(entry: string): readonly [module: string, name: string] {
  const at = entry.lastIndexOf('.');
  return [entry.slice(0, Math.max(0, at)), entry.slice(at + 1)];
}
