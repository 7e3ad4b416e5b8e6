/** Takes what `Queue.consume` hands out. Resolving acknowledges; it must not reject. */
export type QueueHandler = (executionId: string) => Promise<void>;

/**
 * Hands asynchronous executions to a host. At least once: a handler claims an execution in storage before running
 * it, so a repeated delivery does nothing.
 */
export interface Queue {
  /** Accepts an execution, or throws `TooManyRequestsError` when the waiting line is full. */
  push(executionId: string): Promise<void>;
  /** Starts handing out, at most `concurrency` at a time. Called once. */
  consume(handler: QueueHandler, options: { readonly concurrency: number }): void;
  /** Stops handing out and resolves when every handler that was started has ended. What waits is dropped or kept. */
  close(): Promise<void>;
}
