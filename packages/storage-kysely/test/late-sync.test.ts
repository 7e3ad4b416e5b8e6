import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { aFunction, anExecution, aRuntime, seed } from '@qinling/conformance';
import type { QinlingFunction } from '@qinling/core';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KyselyStorage } from '../src/index.js';
import { migrate } from '../src/migrations/migrate.js';
import { openSqlite, type SqliteEngine } from '../src/sqlite/open-sqlite.js';
import { errorOf } from './support/error-of.js';
import { type HeldSync, heldSync } from './support/held-sync.js';
import { type SqliteFixture, sqliteFixture } from './support/sqlite-fixture.js';

let fixture: SqliteFixture;
let engine: SqliteEngine;
let storage: KyselyStorage;
let held: HeldSync;
let row: QinlingFunction;

beforeEach(async () => {
  fixture = await sqliteFixture();
  const open = await openSqlite({ filename: fixture.filename });
  await open.migrating((target) => migrate(target));
  row = aFunction();
  await seed(new KyselyStorage(open), { functions: [row] });
  await open.close();
  held = heldSync();
  engine = await openSqlite({ filename: fixture.filename, syncLog: held.sync });
  storage = new KyselyStorage(engine);
});

afterEach(async () => {
  held.release();
  await storage.close();
  await fixture.remove();
});

const late = { sharesCommit: true, syncsLate: 'awaited' } as const;

/** Counts a run, late. */
const increment = (): Promise<void> =>
  storage.transaction(({ functions }) => functions.incrementCount(row.id), late);

const countSeenOutside = (): unknown =>
  fixture.stranger().prepare('SELECT count FROM functions').pluck().get();

/** How a promise stands after everything has happened that waits for no sync. */
async function stateOf(promise: Promise<unknown>): Promise<string> {
  let state = 'waits';
  promise.then(
    () => {
      state = 'done';
    },
    () => {
      state = 'failed';
    },
  );
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
  return state;
}

const synchronous = async (): Promise<unknown> =>
  (await sql<{ synchronous: number }>`PRAGMA synchronous`.execute(engine.writer)).rows[0]?.synchronous;

describe('what is synced late', () => {
  it('is acknowledged when its sync has ended, and committed before', async () => {
    const counted = increment();
    expect(await stateOf(counted)).toBe('waits');
    expect([countSeenOutside(), held.begun, await synchronous()]).toEqual([1, 1, 1]);
    held.end();
    await counted;
  });

  it('shares its sync with what is committed before that begins', async () => {
    const first = increment();
    expect(await stateOf(first)).toBe('waits');
    const others = [increment(), storage.executions.insert(anExecution()), increment()];
    for (const other of others) expect(await stateOf(other)).toBe('waits');
    held.end();
    await first;
    expect(await stateOf(Promise.all(others))).toBe('waits');
    held.end();
    await Promise.all(others);
    expect([countSeenOutside(), held.begun]).toEqual([3, 2]);
  });

  it('is shown to nobody of this process before, and holds up nobody who reads something else', async () => {
    const execution = anExecution();
    const inserted = storage.executions.insert(execution);
    expect(await stateOf(inserted)).toBe('waits');
    const read = storage.executions.get('all', execution.id);
    expect(await stateOf(read)).toBe('waits');
    expect(await storage.runtimes.get('all', 'none')).toBeUndefined();
    held.end();
    expect(await read).toEqual(execution);
    await inserted;
  });

  it('never lies under a transaction that is alone: that begins when all is durable, of other processes too', async () => {
    const counted = increment();
    let seen: unknown;
    const alone = storage.transaction(async ({ functions }) => {
      seen = (await functions.get('all', row.id))?.count;
    });
    expect([await stateOf(counted), await stateOf(alone), seen]).toEqual(['waits', 'waits', undefined]);
    held.end();
    await counted;
    // The sync of its own, which covers what others have committed.
    expect([await stateOf(alone), seen]).toEqual(['waits', undefined]);
    held.end();
    await alone;
    expect([seen, await synchronous()]).toEqual([1, 2]);
  });

  it('is no part of a commit of what must not be seen early: that is synced with its COMMIT', async () => {
    const counted = increment();
    const strict = storage.runtimes.insert(aRuntime());
    await strict;
    expect([await stateOf(counted), await synchronous()]).toEqual(['waits', 2]);
    held.end();
    await counted;
  });

  it('need not be waited for: it is committed, its sync is begun, and what comes after it covers it', async () => {
    const unawaited = { sharesCommit: true, syncsLate: 'unawaited' } as const;
    await storage.transaction(({ functions }) => functions.incrementCount(row.id), unawaited);
    expect([countSeenOutside(), held.begun]).toEqual([1, 1]);
    const read = storage.functions.get('all', row.id);
    expect(await stateOf(read)).toBe('waits');
    held.end();
    expect((await read)?.count).toBe(1);
  });

  it('joins a commit that is synced at once', async () => {
    await Promise.all([storage.runtimes.insert(aRuntime()), increment()]);
    expect([countSeenOutside(), held.begun, await synchronous()]).toEqual([1, 0, 2]);
  });

  it('is waited for when the storage closes', async () => {
    const counted = increment();
    const closed = storage.close();
    expect(await stateOf(closed)).toBe('waits');
    held.end();
    await Promise.all([counted, closed]);
  });
});

describe('a sync that fails', () => {
  it('rejects what waits for it and all that comes, for nobody can tell what is on the disk', async () => {
    const counted = errorOf(increment());
    expect(await stateOf(counted)).toBe('waits');
    const read = errorOf(storage.functions.get('all', row.id));
    expect(await stateOf(read)).toBe('waits');
    held.fail(new Error('EIO'));
    const after = [
      increment(),
      storage.runtimes.insert(aRuntime()),
      storage.transaction(async () => 1),
      storage.ping(),
    ];
    const told = await Promise.all([counted, read, ...after.map(errorOf)]);
    for (const error of told) {
      expect(error.code).toBe('storage');
      expect(error.message).toContain(fixture.filename);
      expect(error.message).toContain('did not take the log');
      expect(error.cause).toMatchObject({ message: 'EIO' });
    }
    expect(held.begun).toBe(1);
    await storage.close();
  });

  it('that nobody waits for fails what comes after it', async () => {
    const unawaited = { sharesCommit: true, syncsLate: 'unawaited' } as const;
    await storage.transaction(({ functions }) => functions.incrementCount(row.id), unawaited);
    held.fail(new Error('EIO'));
    expect((await errorOf(increment())).message).toContain('did not take the log');
  });

  it('leaves no lock behind when a transaction begins with it', async () => {
    const alone = errorOf(storage.transaction(async () => 1));
    expect(await stateOf(alone)).toBe('waits');
    held.fail(new Error('EIO'));
    expect((await alone).message).toContain('did not take the log');
    fixture.stranger().exec('BEGIN IMMEDIATE; COMMIT');
  });
});

describe('the log as a file of our own', () => {
  // A process that closes any descriptor of a file loses its locks on it.
  it('takes none of the locks along when it is closed', async () => {
    held.release();
    const locks = async (): Promise<number> =>
      (await readFile('/proc/locks', 'utf8')).split('\n').filter((line) => line.includes(` ${process.pid} `))
        .length;
    const before = await locks();
    expect(before).toBeGreaterThan(0);
    const other = await fixture.open();
    await other.executions.insert(anExecution());
    await other.close();
    expect(await locks()).toBe(before);
  });
});
