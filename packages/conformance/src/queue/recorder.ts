import { setTimeout as delay } from 'node:timers/promises';
import type { QueueHandler } from '@qinling/core';

/** A handler that notes what it is given, and holds on to it until it is released. */
export interface Recorder {
  readonly handler: QueueHandler;
  /** Every id that was handed out, in order. */
  readonly started: readonly string[];
  /** How many handlers ended. */
  ended(): number;
  /** The most that ran at the same time. */
  peak(): number;
  /** Resolves when so many were handed out. */
  startedCount(count: number): Promise<void>;
  /** Lets the first one that is held end. */
  releaseOne(): void;
  /** Lets all end, those to come too. */
  releaseAll(): void;
}

export function createRecorder(): Recorder {
  const started: string[] = [];
  const held: (() => void)[] = [];
  const waiters: { readonly count: number; readonly resolve: () => void }[] = [];
  let ended = 0;
  let peak = 0;
  let isOpen = false;

  return {
    started,
    async handler(executionId) {
      started.push(executionId);
      peak = Math.max(peak, started.length - ended);
      for (const { resolve } of waiters.filter(({ count }) => started.length >= count)) {
        resolve();
      }
      if (!isOpen) {
        await new Promise<void>((resolve) => held.push(resolve));
      }
      ended += 1;
    },
    ended: () => ended,
    peak: () => peak,
    async startedCount(count) {
      if (started.length < count) {
        await new Promise<void>((resolve) => waiters.push({ count, resolve }));
      }
    },
    releaseOne() {
      held.shift()?.();
    },
    releaseAll() {
      isOpen = true;
      for (const release of held.splice(0)) {
        release();
      }
    },
  };
}

/** Time enough for what must not happen to happen. */
export async function quietMoment(): Promise<void> {
  await delay(30);
}
