import { TooManyRequestsError } from '@qinling/core';

interface Waiting<Wish, Grant> {
  readonly wish: Wish;
  readonly resolve: (grant: Grant | undefined) => void;
}

const retryAfterSeconds = 1;

/** Those who wait for something, first come first served. */
export class WaitingLine<Wish, Grant> {
  readonly #maxWaiting: number;
  readonly #waiting = new Set<Waiting<Wish, Grant>>();

  constructor(maxWaiting: number) {
    this.#maxWaiting = maxWaiting;
  }

  /**
   * Resolves to what `serve` grants; to undefined when the signal aborts, or the line is dissolved, before. Rejects with
   * `TooManyRequestsError` when too many wait already.
   */
  async wait(wish: Wish, signal: AbortSignal): Promise<Grant | undefined> {
    if (signal.aborted) return undefined;
    if (this.#waiting.size >= this.#maxWaiting) throw tooManyWait();
    return await new Promise((resolve) => {
      const leave = (): void => waiting.resolve(undefined);
      const waiting: Waiting<Wish, Grant> = {
        wish,
        resolve: (grant) => {
          this.#waiting.delete(waiting);
          signal.removeEventListener('abort', leave);
          resolve(grant);
        },
      };
      this.#waiting.add(waiting);
      signal.addEventListener('abort', leave);
    });
  }

  /** Offers everybody in the line what can be granted now. */
  serve(grant: (wish: Wish) => Grant | undefined): void {
    for (const waiting of [...this.#waiting]) {
      const granted = grant(waiting.wish);
      if (granted !== undefined) waiting.resolve(granted);
    }
  }

  /** Sends everybody away. */
  dissolve(): void {
    for (const waiting of [...this.#waiting]) waiting.resolve(undefined);
  }
}

/** The refusal of what finds no room, and none to wait. */
export function tooManyWait(): TooManyRequestsError {
  return new TooManyRequestsError('All workers are busy and the waiting line is full.', {
    retryAfterSeconds,
  });
}
