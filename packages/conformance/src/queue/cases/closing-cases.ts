import assert from 'node:assert/strict';
import { pushMany, queueCase } from '../queue-case.js';
import { quietMoment } from '../recorder.js';

export const closingCases = [
  queueCase('close waits for every handler that was started', async (queue, recorder) => {
    queue.consume(recorder.handler, { concurrency: 2 });
    await pushMany(queue, 2);
    await recorder.startedCount(2);
    let isClosed = false;
    const closing = queue.close().then(() => {
      isClosed = true;
    });
    await quietMoment();
    recorder.releaseOne();
    await quietMoment();
    assert.equal(isClosed, false);
    recorder.releaseOne();
    await closing;
    assert.equal(recorder.ended(), 2);
  }),

  queueCase('close hands out nothing more', async (queue, recorder) => {
    queue.consume(recorder.handler, { concurrency: 1 });
    await pushMany(queue, 5);
    await recorder.startedCount(1);
    const closing = queue.close();
    recorder.releaseAll();
    await closing;
    await quietMoment();
    assert.equal(recorder.started.length, 1);
  }),

  queueCase('close waits for nothing when nothing runs', async (queue, recorder) => {
    queue.consume(recorder.handler, { concurrency: 1 });
    await queue.close();
    assert.deepEqual(recorder.started, []);
  }),

  queueCase('close ends a queue that nobody consumed', async (queue) => {
    await pushMany(queue, 2);
    await queue.close();
  }),

  queueCase('close can be called twice, and waits both times', async (queue, recorder) => {
    queue.consume(recorder.handler, { concurrency: 1 });
    await queue.push('one');
    await recorder.startedCount(1);
    const endedBy = [queue.close(), queue.close()].map((closing) => closing.then(recorder.ended));
    await quietMoment();
    recorder.releaseOne();
    assert.deepEqual(await Promise.all(endedBy), [1, 1]);
    await queue.close();
  }),

  queueCase('a push after close is refused', async (queue, recorder) => {
    queue.consume(recorder.handler, { concurrency: 1 });
    await queue.close();
    await assert.rejects(queue.push('too late'));
    await quietMoment();
    assert.deepEqual(recorder.started, []);
  }),

  queueCase('a handler that breaks while the queue closes does not keep it open', async (queue) => {
    let fail: (error: Error) => void = () => undefined;
    const started = new Promise<void>((resolve) => {
      queue.consume(
        () =>
          new Promise<void>((_, reject) => {
            fail = reject;
            resolve();
          }),
        { concurrency: 1 },
      );
    });
    await queue.push('one');
    await started;
    const closing = queue.close();
    fail(new Error('broken handler'));
    await closing;
  }),
];
