/** Something took longer than the caller wanted to wait. What was asked for may still happen. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
  readonly timeoutMs: number | undefined;

  constructor(message: string, timeoutMs: number | undefined, options?: ErrorOptions) {
    super(message, options);
    this.timeoutMs = timeoutMs;
  }
}
