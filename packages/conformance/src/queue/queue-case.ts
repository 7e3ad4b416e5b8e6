import type { Queue } from '@qinling/core';
import type { QueueCase, QueueCaseOptions } from './queue-subject.js';
import { createRecorder, type Recorder } from './recorder.js';

/** A case that needs an empty queue and a handler that holds what it is given. At its end, handlers are released. */
export function queueCase(
  name: string,
  run: (queue: Queue, recorder: Recorder) => Promise<void>,
  options: QueueCaseOptions = { maxWaiting: 1000 },
): QueueCase {
  return {
    name,
    async run(subject) {
      const queue = await subject.create(options);
      const recorder = createRecorder();
      try {
        await run(queue, recorder);
      } finally {
        recorder.releaseAll();
        await subject.destroy(queue);
      }
    },
  };
}

/** Pushes `count` executions and gives their ids. */
export async function pushMany(queue: Queue, count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, (_, index) => `execution-${index}`);
  for (const id of ids) {
    await queue.push(id);
  }
  return ids;
}
