import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, it } from 'vitest';
import { MemoryQueue } from '../src/index.js';

// What every queue promises is proved by the conformance kit; this is what only this one does.
describe('MemoryQueue', () => {
  it('hands out in the order of the pushes', async () => {
    const queue = new MemoryQueue();
    const started: string[] = [];
    for (const id of ['a', 'b', 'c']) {
      await queue.push(id);
    }
    await new Promise<void>((resolve) => {
      const handler = async (id: string) => {
        if (started.push(id) === 3) {
          resolve();
        }
      };
      queue.consume(handler, { concurrency: 1 });
    });
    expect(started).toEqual(['a', 'b', 'c']);
  });

  it('lets 1000 wait unless told otherwise', async () => {
    const queue = new MemoryQueue();
    await Promise.all(Array.from({ length: 1000 }, (_, index) => queue.push(`${index}`)));
    await expect(queue.push('one too many')).rejects.toMatchObject({
      code: 'too-many-requests',
      retryAfterSeconds: 1,
    });
  });

  it('refuses without a waiting line only when no handler is free', async () => {
    const queue = new MemoryQueue({ maxWaiting: 0, retryAfterSeconds: 7 });
    await expect(queue.push('early')).rejects.toMatchObject({ retryAfterSeconds: 7 });
    queue.consume(() => new Promise(() => undefined), { concurrency: 1 });
    await queue.push('one');
    await expect(queue.push('two')).rejects.toMatchObject({ code: 'too-many-requests' });
  });

  it("runs handlers in the host's context, not in that of the request that pushed", async () => {
    const context = new AsyncLocalStorage<string>();
    const queue = new MemoryQueue();
    const seen = new Promise<string | undefined>((resolve) => {
      context.run('host', () => {
        queue.consume(async () => resolve(context.getStore()), { concurrency: 1 });
      });
    });
    await context.run('request', () => queue.push('one'));
    expect(await seen).toBe('host');
  });

  it('has one handler', () => {
    const queue = new MemoryQueue();
    queue.consume(async () => undefined, { concurrency: 1 });
    expect(() => queue.consume(async () => undefined, { concurrency: 1 })).toThrow('has its handler already');
  });

  it('refuses as unavailable once it is closed, and drops what waits', async () => {
    const queue = new MemoryQueue();
    await queue.push('waiting');
    await queue.close();
    await expect(queue.push('late')).rejects.toMatchObject({ code: 'unavailable' });
    const started: string[] = [];
    queue.consume(async (id) => void started.push(id), { concurrency: 1 });
    await new Promise((resolve) => setImmediate(resolve));
    expect(started).toEqual([]);
  });
});
