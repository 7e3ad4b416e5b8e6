import type { RequestHandler } from 'express';

/** Counts the requests that are under way, so that a host that stops can let them end. */
export class OpenRequests {
  #count = 0;
  #onIdle: (() => void) | undefined;

  readonly track: RequestHandler = (_request, response, next) => {
    this.#count += 1;
    response.once('close', () => {
      this.#count -= 1;
      if (this.#count === 0) this.#onIdle?.();
    });
    next();
  };

  /** Resolves when no request is under way, or after `seconds`. */
  async idle(seconds: number): Promise<void> {
    if (this.#count === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      this.#onIdle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
