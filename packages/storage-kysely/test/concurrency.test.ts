import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { aFunction, minutesLater, seed } from '@qinling/conformance';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorOf } from './support/error-of.js';
import { type SqliteFixture, sqliteFixture } from './support/sqlite-fixture.js';

let fixture: SqliteFixture;

beforeEach(async () => {
  fixture = await sqliteFixture();
});

afterEach(() => fixture.remove());

describe('while another program holds the database', () => {
  it('a write waits, and the event loop does not', async () => {
    const storage = await fixture.open();
    const stranger = fixture.stranger();
    stranger.exec('BEGIN IMMEDIATE');
    let written = false;
    const write = storage.hosts.renew('host', minutesLater(0)).then(() => {
      written = true;
    });
    // The lock ends by a timer of this very event loop: were it blocked, the write would wait for itself.
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(written).toBe(false);
    stranger.exec('COMMIT');
    await write;
    expect(written).toBe(true);
  });

  it('a transaction waits too', async () => {
    const storage = await fixture.open();
    const stranger = fixture.stranger();
    stranger.exec('BEGIN IMMEDIATE');
    const row = aFunction({ location: null, runtimeId: null });
    const done = storage.transaction(({ functions }) => functions.insert(row));
    await new Promise((resolve) => setTimeout(resolve, 30));
    stranger.exec('COMMIT');
    await done;
    expect(await storage.functions.get('all', row.id)).toEqual(row);
  });

  it('reads do not wait', async () => {
    const storage = await fixture.open();
    fixture.stranger().exec('BEGIN IMMEDIATE');
    expect(await storage.functions.list({ scope: 'all' })).toEqual([]);
    await storage.ping();
  });

  it('a write gives up after its time, with a StorageError that says why', async () => {
    const storage = await fixture.open({ busyTimeoutMs: 30 });
    fixture.stranger().exec('BEGIN IMMEDIATE');
    const error = await errorOf(storage.hosts.renew('host', minutesLater(0)));
    expect(error.code).toBe('storage');
    expect(error.message).toContain(fixture.filename);
    expect(error.message).toContain('locked by another process');
    expect(error.cause).toMatchObject({ code: 'SQLITE_BUSY' });
  });

  it('a transaction gives up after its time, without having run its work', async () => {
    const storage = await fixture.open({ busyTimeoutMs: 30 });
    const stranger = fixture.stranger();
    stranger.exec('BEGIN IMMEDIATE');
    let ran = false;
    const error = await errorOf(
      storage.transaction(async () => {
        ran = true;
      }),
    );
    expect(error.code).toBe('storage');
    expect(ran).toBe(false);
    stranger.exec('COMMIT');
    await storage.hosts.renew('host', minutesLater(0));
  });
});

it('a write may wait without end', async () => {
  const storage = await fixture.open({ busyTimeoutMs: Number.POSITIVE_INFINITY });
  const held = storage.transaction(() => new Promise((resolve) => setTimeout(resolve, 20)));
  await storage.hosts.renew('host', minutesLater(0));
  await held;
});

describe('a transaction', () => {
  it('that reads and then writes does not fail because another handle wrote in between', async () => {
    const [first, second] = [await fixture.open(), await fixture.open()];
    const row = aFunction();
    await seed(first, { functions: [row] });
    let other: Promise<void> | undefined;
    await first.transaction(async ({ functions }) => {
      const count = (await functions.get('all', row.id))?.count ?? 0;
      other = second.functions.incrementCount(row.id);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await functions.update(row.id, { count: count + 10 });
    });
    await other;
    expect((await first.functions.get('all', row.id))?.count).toBe(11);
  });

  it('does not make reads outside of it wait, and shows them nothing', async () => {
    const storage = await fixture.open();
    const row = aFunction({ location: null, runtimeId: null });
    await storage.transaction(async ({ functions }) => {
      await functions.insert(row);
      expect(await storage.functions.get('all', row.id)).toBeUndefined();
    });
    expect(await storage.functions.get('all', row.id)).toEqual(row);
  });

  it('in which the storage itself writes is ended with a StorageError, and the storage goes on', async () => {
    const storage = await fixture.open({ busyTimeoutMs: 30 });
    const error = await errorOf(storage.transaction(() => storage.hosts.renew('host', minutesLater(0))));
    expect(error.code).toBe('storage');
    expect(error.message).toContain('Inside a transaction');
    await storage.hosts.renew('host', minutesLater(0));
  });

  it('takes no statement after its end', async () => {
    const storage = await fixture.open();
    const kept = await storage.transaction(async (repositories) => repositories);
    expect((await errorOf(kept.functions.get('all', 'x'))).code).toBe('storage');
    expect((await errorOf(kept.hosts.remove('x'))).code).toBe('storage');
    expect((await errorOf(kept.functions.lock('x'))).code).toBe('storage');
  });

  it('commits nothing of what its work did not wait for', async () => {
    const storage = await fixture.open();
    const row = aFunction({ location: null, runtimeId: null });
    let late: Promise<void> | undefined;
    await storage.transaction(async ({ functions }) => {
      late = Promise.resolve()
        .then(() => undefined)
        .then(() => functions.insert(row));
    });
    // Either it came in time and is a part of the transaction, or it is refused; it never stands alone.
    const refused = await late?.then(
      () => false,
      () => true,
    );
    expect((await storage.functions.get('all', row.id)) === undefined).toBe(refused);
  });

  it('is needed for what holds until its end', async () => {
    const storage = await fixture.open();
    expect((await errorOf(storage.functions.lock('x'))).message).toContain('functions.lock');
    expect((await errorOf(storage.packages.lock('x'))).message).toContain('packages.lock');
  });
});

describe('closing', () => {
  it('waits for the transactions that were begun', async () => {
    const storage = await fixture.open();
    const row = aFunction({ location: null, runtimeId: null });
    const done = storage.transaction(async ({ functions }) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await functions.insert(row);
    });
    await storage.close();
    await done;
    const again = await fixture.open();
    expect(await again.functions.get('all', row.id)).toEqual(row);
  });

  it('makes every later call reject with a StorageError that says so', async () => {
    const storage = await fixture.open();
    await storage.close();
    const calls = [
      storage.ping(),
      storage.functions.get('all', 'x'),
      storage.functions.list({ scope: 'all' }),
      storage.hosts.remove('x'),
      storage.transaction(async () => undefined),
      storage.executions.finish('x', { status: 'error', result: '', log: '', finishedAt: minutesLater(0) }),
    ];
    for (const error of await Promise.all(calls.map(errorOf))) {
      expect(error.code).toBe('storage');
      expect(error.message).toContain('closed');
    }
  });

  it('may be done twice', async () => {
    const storage = await fixture.open();
    await Promise.all([storage.close(), storage.close()]);
    await storage.close();
  });

  it('leaves one file, with everything in it', async () => {
    const storage = await fixture.open();
    await storage.hosts.renew('host', minutesLater(0));
    await storage.close();
    expect(await readdir(dirname(fixture.filename))).toEqual(['rows.db']);
  });
});

describe('looking for packages that nothing needs', () => {
  it('lets the event loop go on, however many there are', async () => {
    const storage = await fixture.open();
    fixture.stranger().exec(
      `INSERT INTO packages WITH RECURSIVE up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 1200)
         SELECT printf('%064x', n), 'md5', 1, 'zip', 'tree', 0 FROM up`,
    );
    let turns = 0;
    const count = () => {
      turns += 1;
      turning = setImmediate(count);
    };
    let turning = setImmediate(count);
    const found = await storage.packages.unreferenced('', 2000);
    clearImmediate(turning);
    expect(new Set(found).size).toBe(1200);
    expect(turns).toBeGreaterThan(1);
  });
});
