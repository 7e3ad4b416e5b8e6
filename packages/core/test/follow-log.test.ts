import { describe, expect, it } from 'vitest';
import { type InvocationResult, interceptStorage, MemoryStorage } from '../src/index.js';
import { alice, bob, createWorld, type World } from './support/world.js';

/** A run that the test writes the log of, and ends. */
async function writing(options: Parameters<typeof createWorld>[0] = {}) {
  let write: (text: string) => void = () => undefined;
  let end: (result: Partial<InvocationResult>) => void = () => undefined;
  const world = await createWorld({
    run: ({ onLog }) => {
      write = (text) => onLog?.(text);
      return new Promise((resolve) => {
        end = resolve;
      });
    },
    ...options,
  });
  const { id: functionId } = await world.createFunction();
  const { id } = await world.qinling.executions.create(alice, { functionId, sync: false });
  await world.clock.advance(1);
  return {
    ...world,
    id,
    write: (text: string) => write(text),
    end: (log: string) => end({ log }),
  };
}

async function follow({ qinling }: Pick<World, 'qinling'>, id: string, signal?: AbortSignal) {
  const parts: string[] = [];
  const log = await qinling.executions.followLog(alice, id, signal === undefined ? {} : { signal });
  const done = (async () => {
    for await (const part of log) parts.push(part);
  })();
  return { parts, done };
}

describe('the log of an execution that runs', () => {
  it('R15: can be read as far as it has come', async () => {
    const world = await writing();
    world.write('one\n');
    expect(await world.qinling.executions.log(alice, world.id)).toBe('one\n');
    world.write('two\n');
    expect(await world.qinling.executions.log(alice, world.id)).toBe('one\ntwo\n');
    world.end('one\ntwo\nthree\n');
    await world.clock.advance(1);
    expect(await world.qinling.executions.log(alice, world.id)).toBe('one\ntwo\nthree\n');
  });

  it('R15: is followed from its beginning to its end, once each part, by any number of readers', async () => {
    const world = await writing();
    world.write('one\n');
    const [first, second] = [await follow(world, world.id), await follow(world, world.id)];
    await world.clock.advance(1);
    world.write('two\n');
    await world.clock.advance(1);
    expect(first.parts).toEqual(['one\n', 'two\n']);
    world.end('one\ntwo\nthree\n');
    await Promise.all([first.done, second.done]);
    for (const { parts } of [first, second]) expect(parts.join('')).toBe('one\ntwo\nthree\n');
    const later = await follow(world, world.id);
    await later.done;
    expect(later.parts).toEqual(['one\ntwo\nthree\n']);
  });

  it('R18: is not found by another project', async () => {
    const { qinling, id } = await writing();
    await expect(qinling.executions.followLog(bob, id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is no longer followed when the reader gives up', async () => {
    const world = await writing();
    const stop = new AbortController();
    const reader = await follow(world, world.id, stop.signal);
    world.write('one\n');
    await world.clock.advance(1);
    stop.abort();
    await reader.done;
    expect(reader.parts).toEqual(['one\n']);
  });

  it('ends for its readers when the execution is cancelled, is deleted, or the library closes', async () => {
    const cancelled = await writing();
    const one = await follow(cancelled, cancelled.id);
    await cancelled.qinling.executions.cancel(alice, cancelled.id);
    await one.done;
    const deleted = await writing();
    const two = await follow(deleted, deleted.id);
    await deleted.qinling.executions.delete(alice, deleted.id);
    await two.done;
    const closed = await writing();
    const three = await follow(closed, closed.id);
    await closed.clock.advance(1);
    await Promise.all([closed.qinling.close(), closed.clock.advance(1000)]);
    await three.done;
  });

  it('is kept in storage once a second while it grows, where another host reads and follows it', async () => {
    const world = await writing();
    const other = await createWorld({ after: world });
    world.write('one\n');
    expect(await other.qinling.executions.log(alice, world.id)).toBe('');
    await world.clock.advance(1000);
    expect(await other.qinling.executions.log(alice, world.id)).toBe('one\n');
    const reader = await follow(other, world.id);
    world.write('two\n');
    await world.clock.advance(1500);
    expect(reader.parts.join('')).toBe('one\ntwo\n');
    world.end('one\ntwo\nthree\n');
    await world.clock.advance(1000);
    await reader.done;
    expect(reader.parts.join('')).toBe('one\ntwo\nthree\n');
  });

  it('R12: is there as far as it was kept when its host dies', async () => {
    const world = await writing();
    world.write('last words\n');
    await world.clock.advance(1000);
    // It does not renew its lease any more.
    world.clock.jump(60_000);
    const other = await createWorld({ after: world });
    expect(await other.qinling.executions.get(alice, world.id)).toMatchObject({ status: 'error' });
    expect(await other.qinling.executions.log(alice, world.id)).toContain('last words');
  });

  it('costs nothing but its end when the execution is short, and nothing more while it does not grow', async () => {
    const kept: unknown[] = [];
    const storage = interceptStorage(new MemoryStorage(), ({ method, args }, proceed) => {
      if (method === 'keepLog') kept.push(args[1]);
      return proceed();
    });
    const world = await writing({ storage });
    world.write('one\n');
    await world.clock.advance(900);
    expect(kept).toEqual([]);
    await world.clock.advance(5000);
    expect(kept).toEqual(['one\n']);
    world.end('one\n');
    await world.clock.advance(5000);
    expect((await world.qinling.executions.get(alice, world.id)).status).toBe('success');
    expect(kept).toEqual(['one\n']);
  });
});
