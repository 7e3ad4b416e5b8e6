import { hasErrorCode } from '@qinling/core';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommitMode } from '../src/sqlite/commit-mode.js';
import { SharedCommit } from '../src/sqlite/shared-commit.js';
import { SqliteConnection } from '../src/sqlite/sqlite-connection.js';
import type { SqliteHandle } from '../src/sqlite/sqlite-handle.js';
import { SqliteStatements } from '../src/sqlite/sqlite-statements.js';
import { Turnstile } from '../src/sqlite/turnstile.js';

let database: Database;

beforeEach(() => {
  database = new BetterSqlite3(':memory:');
  database.exec('CREATE TABLE t (a INTEGER)');
});

afterEach(() => database.close());

function newConnection(): SqliteConnection {
  const handle: SqliteHandle = {
    database,
    statements: new SqliteStatements(database),
    filename: 'f',
    busyTimeoutMs: 10,
    mode: new CommitMode(database),
    log: undefined,
  };
  return new SqliteConnection(handle, 'alone', new SharedCommit(handle, new Turnstile()));
}

describe('a connection', () => {
  // A full or broken disk can make SQLite do that by itself.
  it('takes no more statements and does not commit when SQLite has undone its transaction', async () => {
    const connection = newConnection();
    await connection.begin();
    await connection.executeQuery(CompiledQuery.raw('INSERT INTO t VALUES (1)'));
    database.exec('ROLLBACK');
    const refused = (error: unknown) =>
      hasErrorCode(error, 'storage') && error.message.includes('was undone');
    await expect(connection.executeQuery(CompiledQuery.raw('INSERT INTO t VALUES (2)'))).rejects.toSatisfy(
      refused,
    );
    await expect(connection.commit()).rejects.toSatisfy(refused);
    await connection.rollback();
    expect(database.prepare('SELECT * FROM t').all()).toEqual([]);
  });

  it('that was given back takes no statement into the transaction of the next one', async () => {
    const [first, second] = [newConnection(), newConnection()];
    await first.begin();
    await first.commit();
    await second.begin();
    const refused = (error: unknown) => hasErrorCode(error, 'storage') && error.message.includes('has ended');
    await expect(first.executeQuery(CompiledQuery.raw('INSERT INTO t VALUES (1)'))).rejects.toSatisfy(
      refused,
    );
    await second.commit();
    expect(database.prepare('SELECT * FROM t').all()).toEqual([]);
  });
});

describe('statements', () => {
  it('are compiled once', () => {
    const statements = new SqliteStatements(database);
    const compiled = compilations(database);
    for (const value of [1, 2, 3]) {
      statements.run('INSERT INTO t VALUES (?)', [value]);
    }
    expect(compiled).toEqual(['INSERT INTO t VALUES (?)']);
    expect(statements.run('SELECT a FROM t').rows).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
  });

  it('are kept in a bounded number, those used last', () => {
    const statements = new SqliteStatements(database);
    const compiled = compilations(database);
    for (let index = 1; index <= 300; index += 1) {
      statements.run(`SELECT ${index}`);
      statements.run('SELECT 0');
    }
    statements.run('SELECT 300');
    statements.run('SELECT 1');
    const times = (sql: string) => compiled.filter((each) => each === sql).length;
    expect([times('SELECT 0'), times('SELECT 300'), times('SELECT 1')]).toEqual([1, 1, 2]);
  });

  it('see a column that was added after they were compiled', () => {
    const statements = new SqliteStatements(database);
    statements.run('INSERT INTO t VALUES (1)');
    statements.run('SELECT * FROM t');
    database.exec('ALTER TABLE t ADD COLUMN b INTEGER');
    expect(statements.run('SELECT * FROM t').rows).toEqual([{ a: 1, b: null }]);
  });
});

/** The statements that are compiled from now on. */
function compilations(of: Database): readonly string[] {
  const prepare = of.prepare.bind(of);
  const compiled: string[] = [];
  of.prepare = ((sql: string) => {
    compiled.push(sql);
    return prepare(sql);
  }) as Database['prepare'];
  return compiled;
}
