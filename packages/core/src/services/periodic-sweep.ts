import type { Context } from './context.js';
import { sweepPackages } from './packages/package-sweep.js';

/** Removes packages that nothing refers to: once after the start, then every `sweepIntervalSeconds`. */
export class PeriodicSweep {
  readonly #context: Context;
  #cancelTimer: (() => void) | undefined;
  #stopped = false;

  constructor(context: Context) {
    this.#context = context;
  }

  start(): void {
    this.#schedule(0);
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelTimer?.();
  }

  #schedule(ms: number): void {
    if (this.#stopped) return;
    const { background, clock, settings } = this.#context;
    this.#cancelTimer = clock.after(ms, () => {
      background.run('the sweep', () =>
        sweepPackages(this.#context).finally(() => this.#schedule(settings.sweepIntervalSeconds * 1000)),
      );
    });
  }
}
