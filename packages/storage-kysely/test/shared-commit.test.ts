import { setImmediate } from 'node:timers/promises';
import { aFunction, anExecution, minutesLater, seed } from '@qinling/conformance';
import type { QinlingFunction } from '@qinling/core';
import type { Database } from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KyselyStorage } from '../src/index.js';
import { migrate } from '../src/migrations/migrate.js';
import { openSqlite, type SqliteEngine } from '../src/sqlite/open-sqlite.js';
import { inDyingChild } from './support/children.js';
import { type SqliteFixture, sqliteFixture } from './support/sqlite-fixture.js';

let fixture: SqliteFixture;
let engine: SqliteEngine;
let storage: KyselyStorage;
let row: QinlingFunction;

beforeEach(async () => {
  fixture = await sqliteFixture();
  row = aFunction();
  engine = await openSqlite({ filename: fixture.filename });
  await engine.migrating((target) => migrate(target));
  storage = new KyselyStorage(engine);
  await seed(storage, { functions: [row] });
});

afterEach(async () => {
  await storage.close();
  await fixture.remove();
});

const shared = { sharesCommit: true } as const;

function countSeenBy(stranger: Database): unknown {
  return stranger.prepare('SELECT count FROM functions').pluck().get();
}

/** Begins so many transactions at once, each of which counts a run. */
function increments(count: number): Promise<void>[] {
  return Array.from({ length: count }, () =>
    storage.transaction(({ functions }) => functions.incrementCount(row.id), shared),
  );
}

/** What becomes of each, in order. */
async function fatesOf(transactions: readonly Promise<unknown>[]): Promise<readonly string[]> {
  return (await Promise.allSettled(transactions)).map(({ status }) => status);
}

describe('transactions that may share a commit', () => {
  it('that wait for each other are acknowledged together, when another program sees them', async () => {
    const stranger = fixture.stranger();
    const happened: unknown[] = [];
    const transactions = [1, 2, 3].map(async () => {
      await storage.transaction(async ({ functions }) => {
        await functions.incrementCount(row.id);
        happened.push(countSeenBy(stranger));
      }, shared);
      happened.push(`acknowledged at ${countSeenBy(stranger)}`);
    });
    await Promise.all(transactions);
    expect(happened).toEqual([0, 0, 0, 'acknowledged at 3', 'acknowledged at 3', 'acknowledged at 3']);
  });

  it('commit when 32 have gathered, and do not wait for those behind them', async () => {
    const stranger = fixture.stranger();
    const seen = increments(40).map((done) => done.then(() => countSeenBy(stranger)));
    const counts = await Promise.all(seen);
    expect([counts[0], counts[31], counts[32], counts[39]]).toEqual([32, 32, 40, 40]);
  });

  it('wait for one that takes its time, and never commit what it has half done', async () => {
    const stranger = fixture.stranger();
    const before = increments(1);
    const slow = storage.transaction(async ({ functions }) => {
      await functions.incrementCount(row.id);
      for (let turn = 0; turn < 5; turn += 1) await setImmediate();
      expect(countSeenBy(stranger)).toBe(0);
      throw new Error('no');
    }, shared);
    expect(await fatesOf([...before, slow])).toEqual(['fulfilled', 'rejected']);
    expect(countSeenBy(stranger)).toBe(1);
  });

  it('let single writes join, which are atomic and durable too', async () => {
    const stranger = fixture.stranger();
    const written = storage.hosts.renew('host', minutesLater(0)).then(() => countSeenBy(stranger));
    const fates = fatesOf([...increments(2), storage.functions.insert(row), ...increments(2)]);
    expect(await fates).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    await written;
    expect(countSeenBy(stranger)).toBe(4);
  });

  it('take back their own changes when they fail, and no others', async () => {
    const failing = (at: string) =>
      storage.transaction(async ({ functions, hosts }) => {
        await functions.incrementCount(row.id);
        await hosts.renew(at, minutesLater(0));
        throw new Error('no');
      }, shared);
    const fates = fatesOf([
      failing('first'),
      ...increments(2),
      failing('middle'),
      ...increments(2),
      failing('last'),
    ]);
    expect(await fates).toEqual([
      'rejected',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'rejected',
    ]);
    const stranger = fixture.stranger();
    expect(countSeenBy(stranger)).toBe(4);
    expect(stranger.prepare('SELECT id FROM hosts').all()).toEqual([]);
  });

  it('all fail when their commit does, and nothing of them stays', async () => {
    const dangle = () =>
      engine.sharingWriter.transaction().execute(async (transaction) => {
        await sql`PRAGMA defer_foreign_keys = ON`.execute(transaction);
        await sql`UPDATE functions SET runtime_id = 'none'`.execute(transaction);
      });
    expect(await fatesOf([...increments(2), dangle(), ...increments(1)])).toEqual(Array(4).fill('rejected'));
    expect(countSeenBy(fixture.stranger())).toBe(0);
    expect(await fatesOf(increments(2))).toEqual(['fulfilled', 'fulfilled']);
  });

  it('are acknowledged truthfully when a full disk makes SQLite undo what they shared', async () => {
    await sql`PRAGMA max_page_count = 100`.execute(engine.writer);
    const insertLarge = () => storage.executions.insert(anExecution({ input: 'x'.repeat(1_000_000) }));
    const fates = await fatesOf([...increments(3), insertLarge(), ...increments(3)]);
    expect(fates[3]).toBe('rejected');
    expect(countSeenBy(fixture.stranger())).toBe(fates.filter((fate) => fate === 'fulfilled').length);
  });

  it('are all rejected when SQLite undoes what they shared, and those after them stand by themselves', async () => {
    // What SQLite does by itself after some errors of the disk.
    const undo = () =>
      engine.sharingWriter.transaction().execute((transaction) => sql`ROLLBACK`.execute(transaction));
    const fates = await fatesOf([...increments(2), undo(), ...increments(2)]);
    expect(fates).toEqual(['rejected', 'rejected', 'rejected', 'fulfilled', 'fulfilled']);
    expect(countSeenBy(fixture.stranger())).toBe(2);
  });

  it('never lie under one that may not: what that one sees is durable', async () => {
    const stranger = fixture.stranger();
    const before = increments(2);
    const alone = storage.transaction(async ({ functions }) => [
      (await functions.get('all', row.id))?.count,
      countSeenBy(stranger),
    ]);
    const after = increments(2);
    expect(await alone).toEqual([2, 2]);
    await Promise.all([...before, ...after]);
    expect(countSeenBy(stranger)).toBe(4);
  });

  it('are acknowledged when the storage closes behind them', async () => {
    const transactions = increments(3);
    await Promise.all([...transactions, storage.close()]);
    expect(countSeenBy(fixture.stranger())).toBe(3);
  });

  it('leave nothing half done when the process is killed between their end and their commit', async () => {
    expect(await inDyingChild('dieInSharedCommit', fixture.filename, row.id)).toBe('SIGKILL');
    // The one that was acknowledged before; the two that were not are gone, and so is the lock.
    expect(countSeenBy(fixture.stranger())).toBe(1);
    await Promise.all(increments(2));
    expect(countSeenBy(fixture.stranger())).toBe(3);
  });
});
