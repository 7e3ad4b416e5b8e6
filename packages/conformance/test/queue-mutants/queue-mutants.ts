import { MemoryQueue, type Queue, type QueueHandler, UnavailableError } from '@qinling/core';
import type { QueueSubject } from '../../src/index.js';

/** A queue that is broken on purpose, and the cases that must find it out. */
export interface QueueMutant {
  readonly defect: string;
  readonly reds: readonly string[];
  readonly subject: QueueSubject;
}

/** A mutant: some methods of a queue that works, replaced. */
function mutant(
  defect: string,
  reds: string | readonly string[],
  breaks: (queue: Queue, maxWaiting: number) => Partial<Queue>,
): QueueMutant {
  return {
    defect,
    reds: typeof reds === 'string' ? [reds] : reds,
    subject: {
      async create({ maxWaiting }) {
        const queue = new MemoryQueue({ maxWaiting });
        const intact: Queue = {
          push: (executionId) => queue.push(executionId),
          consume: (handler, options) => queue.consume(handler, options),
          close: () => queue.close(),
        };
        return { ...intact, ...breaks(intact, maxWaiting) };
      },
      destroy: async () => undefined,
    },
  };
}

/** The simplest queue of all: hands out at once. */
function handingOutAtOnce(): Queue {
  let handle: QueueHandler = async () => undefined;
  const waiting: string[] = [];
  return {
    async push(executionId) {
      waiting.push(executionId);
      void handle(executionId);
    },
    consume(handler) {
      handle = handler;
    },
    async close() {},
  };
}

export const queueMutants: readonly QueueMutant[] = [
  mutant('loses one', 'hands out every execution that was pushed', (queue) => {
    let pushed = 0;
    return {
      async push(executionId) {
        pushed += 1;
        if (pushed !== 100) {
          await queue.push(executionId);
        }
      },
    };
  }),
  mutant('hands one out in place of another', 'hands out every execution that was pushed', (queue) => ({
    push: (executionId) => queue.push(executionId === 'execution-7' ? 'execution-8' : executionId),
  })),
  mutant('forgets what came before the consumer', 'hands out what was pushed before anybody consumed', () =>
    handingOutAtOnce(),
  ),
  mutant('accepts when the handler has ended', 'accepts without waiting for the handler', () => {
    let handle: QueueHandler = async () => undefined;
    return {
      push: (executionId) => handle(executionId),
      consume(handler) {
        handle = handler;
      },
    };
  }),
  mutant('runs the handler in push', 'does not run the handler in the middle of push', () =>
    handingOutAtOnce(),
  ),
  mutant('exceeds the concurrency', 'never runs more handlers at a time than it was told', (queue) => ({
    consume: (handler, { concurrency }) => queue.consume(handler, { concurrency: concurrency + 1 }),
  })),
  mutant('runs one at a time', 'runs as many handlers at a time as it was told', (queue) => ({
    consume: (handler) => queue.consume(handler, { concurrency: 1 }),
  })),
  mutant(
    'waits for the whole batch',
    'gives what waits to a handler that becomes free, whichever it is',
    (queue) => ({
      consume(handler, { concurrency }) {
        let batch: Promise<void>[] = [];
        queue.consume(
          async (executionId) => {
            const handled = handler(executionId);
            batch.push(handled);
            await handled;
            await Promise.all(batch);
            batch = [];
          },
          { concurrency },
        );
      },
    }),
  ),
  mutant(
    'stops at a handler that rejects',
    [
      'R14: a handler that rejects, though it must not, stops nothing',
      'R14: a handler that throws before it returns a promise stops nothing',
      'a handler that breaks while the queue closes does not keep it open',
    ],
    (queue) => ({
      consume(handler, options) {
        queue.consume(async (executionId) => {
          try {
            await handler(executionId);
          } catch {
            await new Promise(() => undefined);
          }
        }, options);
      },
    }),
  ),
  mutant(
    'lets any number wait',
    [
      'refuses a push when the waiting line is full, and says when to try again',
      'never hands out what it refused',
      'refuses the rest of many pushes at once, and loses none that it accepted',
    ],
    () => {
      const queue = new MemoryQueue({ maxWaiting: Number.POSITIVE_INFINITY });
      return {
        push: (executionId) => queue.push(executionId),
        consume: (handler, options) => queue.consume(handler, options),
        close: () => queue.close(),
      };
    },
  ),
  mutant(
    'does not say when to try again',
    'refuses a push when the waiting line is full, and says when to try again',
    (queue) => ({
      push: (executionId) =>
        queue.push(executionId).catch(() => {
          throw new UnavailableError('Full.');
        }),
    }),
  ),
  mutant(
    'counts what runs as waiting',
    'lets as many wait as it was told, beside those that run',
    (queue, maxWaiting) => {
      let pushed = 0;
      return {
        async push(executionId) {
          pushed += 1;
          if (pushed > maxWaiting) {
            throw new UnavailableError('Full.');
          }
          await queue.push(executionId);
        },
      };
    },
  ),
  mutant('refuses, and keeps it all the same', 'never hands out what it refused', (queue) => {
    const refused: string[] = [];
    return {
      push: (executionId) =>
        queue.push(executionId).catch((error: unknown) => {
          refused.push(executionId);
          throw error;
        }),
      consume(handler, options) {
        queue.consume(async (executionId) => {
          const late = refused.shift();
          await handler(executionId);
          if (late !== undefined) {
            await handler(late);
          }
        }, options);
      },
    };
  }),
  mutant('stays full', 'accepts again when something that waited was handed out', (queue) => {
    let full: unknown;
    return {
      async push(executionId) {
        if (full !== undefined) {
          throw full;
        }
        await queue.push(executionId).catch((error: unknown) => {
          full = error;
          throw error;
        });
      },
    };
  }),
  mutant(
    'closes without waiting',
    ['close waits for every handler that was started', 'close can be called twice, and waits both times'],
    (queue) => ({
      async close() {
        void queue.close();
      },
    }),
  ),
  mutant(
    'closes when the first handler has ended',
    'close waits for every handler that was started',
    (queue) => {
      const handled: Promise<void>[] = [];
      return {
        consume(handler, options) {
          queue.consume((executionId) => {
            const one = handler(executionId);
            handled.push(one);
            return one;
          }, options);
        },
        async close() {
          void queue.close();
          await Promise.race(handled);
        },
      };
    },
  ),
  mutant('hands out what waits while it closes', 'close hands out nothing more', (queue) => {
    let pushed = 0;
    let handled = 0;
    return {
      async push(executionId) {
        pushed += 1;
        await queue.push(executionId);
      },
      consume(handler, options) {
        queue.consume(async (executionId) => {
          await handler(executionId);
          handled += 1;
        }, options);
      },
      async close() {
        while (handled < pushed) {
          await new Promise((resolve) => setImmediate(resolve));
        }
        await queue.close();
      },
    };
  }),
  mutant('waits for a first execution', 'close waits for nothing when nothing runs', (queue) => {
    let first: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      first = resolve;
    });
    return {
      async push(executionId) {
        first();
        await queue.push(executionId);
      },
      async close() {
        await begun;
        await queue.close();
      },
    };
  }),
  mutant('waits for a consumer', 'close ends a queue that nobody consumed', (queue) => {
    let consumed: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      consumed = resolve;
    });
    return {
      consume(handler, options) {
        consumed();
        queue.consume(handler, options);
      },
      async close() {
        await begun;
        await queue.close();
      },
    };
  }),
  mutant('takes a second close for the end', 'close can be called twice, and waits both times', (queue) => {
    let isClosing = false;
    return {
      async close() {
        if (!isClosing) {
          isClosing = true;
          await queue.close();
        }
      },
    };
  }),
  mutant('swallows what comes after close', 'a push after close is refused', (queue) => ({
    push: (executionId) => queue.push(executionId).catch(() => undefined),
  })),
];
