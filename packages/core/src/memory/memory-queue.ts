import { AsyncResource } from 'node:async_hooks';
import { TooManyRequestsError, UnavailableError } from '../errors/errors.js';
import type { Queue, QueueHandler } from '../ports/queue.js';

export interface MemoryQueueOptions {
  /** How many may wait for a free handler before `push` refuses. Default 1000. */
  readonly maxWaiting?: number;
  /** What a refused caller is told. Default 1. */
  readonly retryAfterSeconds?: number;
}

/**
 * Hands executions to this process, first in, first out. What waits is in memory alone: after a crash, or a `close` that drops it,
 * storage still shows those executions as running, and their host's lease ends them (rule R12).
 */
export class MemoryQueue implements Queue {
  readonly #maxWaiting: number;
  readonly #retryAfterSeconds: number;
  readonly #waiting = new Set<{ readonly executionId: string }>();
  readonly #active = new Set<Promise<void>>();
  #handler: QueueHandler | undefined;
  #concurrency = 0;
  #closed = false;

  constructor({ maxWaiting = 1000, retryAfterSeconds = 1 }: MemoryQueueOptions = {}) {
    this.#maxWaiting = maxWaiting;
    this.#retryAfterSeconds = retryAfterSeconds;
  }

  async push(executionId: string): Promise<void> {
    if (this.#closed) {
      throw new UnavailableError('The queue is closed.');
    }
    if (this.#waiting.size >= this.#maxWaiting && !this.#hasFreeHandler()) {
      throw new TooManyRequestsError(
        `${this.#waiting.size} executions are waiting already. Try again later.`,
        {
          retryAfterSeconds: this.#retryAfterSeconds,
        },
      );
    }
    this.#waiting.add({ executionId });
    this.#handOut();
  }

  consume(handler: QueueHandler, { concurrency }: { readonly concurrency: number }): void {
    if (this.#handler !== undefined) {
      throw new Error('The queue has its handler already.');
    }
    // A handler belongs to the host, not to the request that happened to push.
    this.#handler = AsyncResource.bind(handler);
    this.#concurrency = concurrency;
    this.#handOut();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#waiting.clear();
    await Promise.all(this.#active);
  }

  #hasFreeHandler(): boolean {
    return this.#handler !== undefined && this.#active.size < this.#concurrency;
  }

  #handOut(): void {
    const handler = this.#handler;
    for (const waiting of this.#waiting) {
      if (handler === undefined || !this.#hasFreeHandler()) {
        return;
      }
      this.#waiting.delete(waiting);
      const active = run(handler, waiting.executionId).then(() => {
        this.#active.delete(active);
        this.#handOut();
      });
      this.#active.add(active);
    }
  }
}

async function run(handler: QueueHandler, executionId: string): Promise<void> {
  // Not in the stack of `push`, which only promises to accept.
  await Promise.resolve();
  try {
    await handler(executionId);
  } catch {
    // A handler must not reject. One that does has lost its own execution, and may not stop the others.
  }
}
