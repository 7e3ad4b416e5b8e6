import assert from 'node:assert/strict';
import { pushMany, queueCase } from '../queue-case.js';
import { quietMoment } from '../recorder.js';

export const handingOutCases = [
  queueCase('hands out every execution that was pushed', async (queue, recorder) => {
    recorder.releaseAll();
    queue.consume(recorder.handler, { concurrency: 3 });
    const pushed = await pushMany(queue, 200);
    await recorder.startedCount(200);
    assert.deepEqual([...new Set(recorder.started)].sort(), [...pushed].sort());
  }),

  queueCase('hands out what was pushed before anybody consumed', async (queue, recorder) => {
    const pushed = await pushMany(queue, 5);
    recorder.releaseAll();
    queue.consume(recorder.handler, { concurrency: 2 });
    await recorder.startedCount(5);
    assert.deepEqual([...new Set(recorder.started)].sort(), [...pushed].sort());
  }),

  queueCase('accepts without waiting for the handler', async (queue, recorder) => {
    queue.consume(recorder.handler, { concurrency: 1 });
    await queue.push('one');
    await queue.push('two');
    await recorder.startedCount(1);
    assert.equal(recorder.ended(), 0);
  }),

  queueCase('does not run the handler in the middle of push', async (queue, recorder) => {
    queue.consume(recorder.handler, { concurrency: 1 });
    const pushing = queue.push('one');
    assert.deepEqual(recorder.started, []);
    await pushing;
    await recorder.startedCount(1);
  }),

  queueCase('never runs more handlers at a time than it was told', async (queue, recorder) => {
    queue.consume(recorder.handler, { concurrency: 3 });
    await pushMany(queue, 10);
    await recorder.startedCount(3);
    await quietMoment();
    assert.equal(recorder.started.length, 3);
    recorder.releaseOne();
    await recorder.startedCount(4);
    await quietMoment();
    assert.equal(recorder.started.length, 4);
    recorder.releaseAll();
    await recorder.startedCount(10);
    assert.equal(recorder.peak(), 3);
  }),

  queueCase('runs as many handlers at a time as it was told', async (queue, recorder) => {
    queue.consume(recorder.handler, { concurrency: 5 });
    await pushMany(queue, 5);
    await recorder.startedCount(5);
    assert.equal(recorder.peak(), 5);
  }),

  queueCase('gives what waits to a handler that becomes free, whichever it is', async (queue, recorder) => {
    queue.consume(recorder.handler, { concurrency: 2 });
    await pushMany(queue, 4);
    await recorder.startedCount(2);
    recorder.releaseOne();
    await recorder.startedCount(3);
    recorder.releaseOne();
    await recorder.startedCount(4);
    assert.equal(new Set(recorder.started).size, 4);
  }),

  queueCase('R14: a handler that rejects, though it must not, stops nothing', async (queue, recorder) => {
    recorder.releaseAll();
    queue.consume(
      async (executionId) => {
        if (executionId === 'execution-0') {
          throw new Error('broken handler');
        }
        await recorder.handler(executionId);
      },
      { concurrency: 1 },
    );
    await pushMany(queue, 3);
    await recorder.startedCount(2);
    assert.deepEqual([...new Set(recorder.started)].sort(), ['execution-1', 'execution-2']);
  }),

  queueCase(
    'R14: a handler that throws before it returns a promise stops nothing',
    async (queue, recorder) => {
      recorder.releaseAll();
      queue.consume(
        (executionId) => {
          if (executionId === 'execution-0') {
            throw new Error('broken handler');
          }
          return recorder.handler(executionId);
        },
        { concurrency: 1 },
      );
      await pushMany(queue, 3);
      await recorder.startedCount(2);
      assert.deepEqual([...new Set(recorder.started)].sort(), ['execution-1', 'execution-2']);
    },
  ),
];
