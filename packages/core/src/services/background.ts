import type { Logger } from '../ports/logger.js';

/** Work that no caller waits for. `close()` of the library does, so that nothing is cut off unseen. */
export class Background {
  readonly #running = new Set<Promise<void>>();
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Starts `work`; a failure is logged. */
  run(what: string, work: () => Promise<unknown>): void {
    const promise = work()
      .then(() => undefined)
      .catch((error: unknown) => this.#logger.error({ error }, `${what} failed`))
      .finally(() => this.#running.delete(promise));
    this.#running.add(promise);
  }

  /** Resolves when everything that was started has ended, also what that started. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
