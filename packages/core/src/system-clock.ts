import type { Clock } from './ports/clock.js';

// Longer delays overflow setTimeout, which then fires at once.
const maxDelayMs = 2 ** 31 - 1;

/** The system's time. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => new Date(Date.now()),
  monotonicMs: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, Math.min(Math.max(0, Math.ceil(ms)), maxDelayMs));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
