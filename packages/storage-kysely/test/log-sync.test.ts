import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { LogSync } from '../src/sqlite/log-sync.js';
import { errorOf } from './support/error-of.js';
import { heldSync } from './support/held-sync.js';

describe('the sync of the log', () => {
  it('has nothing to wait for while nothing was committed, and once that is on the disk', async () => {
    const log = new LogSync(async () => undefined, 'rows.db');
    expect(log.settled()).toBeUndefined();
    log.committed();
    await log.settled();
    expect(log.settled()).toBeUndefined();
  });

  it('is one for all that was committed before it begins, and another one for what came after that', async () => {
    const held = heldSync();
    const log = new LogSync(held.sync, 'rows.db');
    const order: string[] = [];
    const commit = (name: string): void => {
      log.committed();
      void log.settled()?.then(() => order.push(name));
    };
    commit('a');
    commit('b');
    commit('c');
    expect(held.begun).toBe(1);
    held.end();
    await setImmediate();
    expect([order, held.begun]).toEqual([['a'], 2]);
    held.end();
    await setImmediate();
    expect([order, held.begun, log.settled()]).toEqual([['a', 'b', 'c'], 2, undefined]);
  });

  it('begins anew for who must know of other processes, although one goes on already', async () => {
    const held = heldSync();
    const log = new LogSync(held.sync, 'rows.db');
    log.committed();
    const [own, all] = [log.settled(), log.everything()];
    held.end();
    await own;
    expect(held.begun).toBe(2);
    held.end();
    await all;
  });

  it('fails for good: whoever waits and whoever comes is told, and it is never tried again', async () => {
    const held = heldSync();
    const log = new LogSync(held.sync, 'rows.db');
    log.committed();
    const first = errorOf(log.settled() ?? Promise.resolve());
    log.committed();
    const second = errorOf(log.settled() ?? Promise.resolve());
    held.fail(new Error('EIO'));
    const told = [
      await first,
      await second,
      await errorOf(log.everything()),
      await errorOf(log.settled() ?? Promise.resolve()),
    ];
    expect(told.map(({ code, message }) => [code, message.includes('rows.db')])).toEqual(
      Array(4).fill(['storage', true]),
    );
    expect(() => log.assertSound()).toThrow('did not take the log');
    expect(held.begun).toBe(1);
  });
});
