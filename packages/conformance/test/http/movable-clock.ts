import type { Clock } from '@qinling/core';

interface Alarm {
  readonly dueMs: number;
  readonly callback: () => void;
  readonly timer: NodeJS.Timeout;
}

/** The system's time, ahead by what it was moved. Moving rings what has become due. */
export class MovableClock implements Clock {
  #aheadMs = 0;
  readonly #alarms = new Set<Alarm>();

  now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }

  monotonicMs(): number {
    return performance.now() + this.#aheadMs;
  }

  after(ms: number, callback: () => void): () => void {
    // setTimeout rings a delay beyond its range at once.
    const timer = setTimeout(() => this.#ring(alarm), Math.min(ms, 2 ** 31 - 1));
    timer.unref();
    const alarm: Alarm = { dueMs: this.monotonicMs() + ms, callback, timer };
    this.#alarms.add(alarm);
    return () => this.#forget(alarm);
  }

  advance(seconds: number): void {
    this.#aheadMs += seconds * 1000;
    for (const alarm of [...this.#alarms]) if (alarm.dueMs <= this.monotonicMs()) this.#ring(alarm);
  }

  #ring(alarm: Alarm): void {
    if (!this.#alarms.has(alarm)) return;
    this.#forget(alarm);
    alarm.callback();
  }

  #forget(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    this.#alarms.delete(alarm);
  }
}
