import type { Context } from '../context.js';
import type { LiveLog } from './live-log.js';

/** Executions that end sooner write nothing but their end. */
const intervalMs = 1000;

/**
 * Keeps the log so far of a running execution in storage, once a second while it grows: other hosts read it there, and it is there when this host
 * dies.
 */
export class LogKeeper {
  readonly #context: Context;
  readonly #id: string;
  readonly #log: LiveLog;
  #kept = 0;
  #cancel: () => void = () => undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(context: Context, id: string, log: LiveLog) {
    this.#context = context;
    this.#id = id;
    this.#log = log;
    this.#later();
  }

  /** Resolves when nothing of it is under way any more. */
  async stop(): Promise<void> {
    this.#cancel();
    await this.#writing;
    this.#cancel();
  }

  #later(): void {
    this.#cancel = this.#context.clock.after(intervalMs, () => {
      this.#writing = this.#keep();
    });
  }

  async #keep(): Promise<void> {
    const { logger, storage } = this.#context;
    const { text } = this.#log;
    try {
      if (text.length > this.#kept) await storage.executions.keepLog(this.#id, text);
      this.#kept = text.length;
    } catch (error) {
      logger.warn({ error, executionId: this.#id }, 'the log so far of an execution could not be kept');
    }
    this.#later();
  }
}
