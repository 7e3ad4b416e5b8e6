/** Time, as the library sees it. A test gives its own. */
export interface Clock {
  /** Wall-clock time. It may jump; nothing may break when it does. */
  now(): Date;
  /** Milliseconds that never run backwards, for measuring durations. */
  monotonicMs(): number;
  /** Calls `callback` once after at least `ms` milliseconds, and must not keep the process alive. Returns a cancel. */
  after(ms: number, callback: () => void): () => void;
}
