import assert from 'node:assert/strict';
import { hasErrorCode, type Queue } from '@qinling/core';
import { pushMany, queueCase } from '../queue-case.js';
import type { QueueCase } from '../queue-subject.js';
import { quietMoment, type Recorder } from '../recorder.js';

const maxWaiting = 3;

function fullCase(name: string, run: (queue: Queue, recorder: Recorder) => Promise<void>): QueueCase {
  return {
    ...queueCase(name, run, { maxWaiting }),
    appliesTo: ({ isUnbounded }) => isUnbounded !== true,
  };
}

/** What the queue says to one push too many. */
async function refusalOf(queue: Queue, executionId: string): Promise<unknown> {
  return queue.push(executionId).then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** The waiting line and its end. */
export const fullCases = [
  fullCase('refuses a push when the waiting line is full, and says when to try again', async (queue) => {
    await pushMany(queue, maxWaiting);
    const refusal = await refusalOf(queue, 'one too many');
    assert.ok(
      hasErrorCode(refusal, 'too-many-requests'),
      `It should refuse as 'too-many-requests', not ${refusal}.`,
    );
    assert.ok((refusal.retryAfterSeconds ?? 0) > 0, 'It should say when to try again.');
  }),

  fullCase('lets as many wait as it was told, beside those that run', async (queue, recorder) => {
    queue.consume(recorder.handler, { concurrency: 2 });
    await pushMany(queue, 2);
    await recorder.startedCount(2);
    await pushMany(queue, maxWaiting);
    assert.ok(hasErrorCode(await refusalOf(queue, 'one too many'), 'too-many-requests'));
  }),

  fullCase('never hands out what it refused', async (queue, recorder) => {
    await pushMany(queue, maxWaiting);
    await refusalOf(queue, 'one too many');
    recorder.releaseAll();
    queue.consume(recorder.handler, { concurrency: 1 });
    await recorder.startedCount(maxWaiting);
    await quietMoment();
    assert.ok(!recorder.started.includes('one too many'));
  }),

  fullCase('accepts again when something that waited was handed out', async (queue, recorder) => {
    await pushMany(queue, maxWaiting);
    await refusalOf(queue, 'one too many');
    queue.consume(recorder.handler, { concurrency: 1 });
    await recorder.startedCount(1);
    await queue.push('again');
    recorder.releaseAll();
    await recorder.startedCount(maxWaiting + 1);
    assert.ok(recorder.started.includes('again'));
  }),

  fullCase(
    'refuses the rest of many pushes at once, and loses none that it accepted',
    async (queue, recorder) => {
      const ids = Array.from({ length: 20 }, (_, index) => `execution-${index}`);
      const refusals = await Promise.all(ids.map((id) => refusalOf(queue, id)));
      const accepted = ids.filter((_, index) => refusals[index] === undefined);
      assert.equal(accepted.length, maxWaiting);
      recorder.releaseAll();
      queue.consume(recorder.handler, { concurrency: 2 });
      await recorder.startedCount(maxWaiting);
      await quietMoment();
      assert.deepEqual([...new Set(recorder.started)].sort(), [...accepted].sort());
    },
  ),
];
