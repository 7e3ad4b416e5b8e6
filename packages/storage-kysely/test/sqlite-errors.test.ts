import { ConflictError } from '@qinling/core';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { isBusy, translateSqliteError } from '../src/sqlite/sqlite-errors.js';

function thrownBy(...statements: readonly string[]): unknown {
  const database = new BetterSqlite3(':memory:');
  try {
    statements.forEach((statement) => void database.exec(statement));
    return undefined;
  } catch (error) {
    return error;
  } finally {
    database.close();
  }
}

describe('what SQLite throws', () => {
  it('for a unique key becomes a ConflictError in the words of the API', () => {
    const cause = thrownBy(
      'CREATE TABLE function_aliases (project_id TEXT, name TEXT, UNIQUE (project_id, name))',
      "INSERT INTO function_aliases VALUES ('p', 'a')",
      "INSERT INTO function_aliases VALUES ('p', 'a')",
    );
    const error = translateSqliteError(cause, 'rows.db');
    expect(error.code).toBe('conflict');
    expect(error.message).toBe("Duplicate entry for function_aliases: ['project_id', 'name']");
    expect(error.cause).toBe(cause);
  });

  it('for a primary key becomes a ConflictError', () => {
    const cause = thrownBy(
      'CREATE TABLE functions (id TEXT PRIMARY KEY)',
      "INSERT INTO functions VALUES ('a')",
      "INSERT INTO functions VALUES ('a')",
    );
    expect(translateSqliteError(cause, 'rows.db').message).toBe("Duplicate entry for functions: ['id']");
  });

  it('for a foreign key becomes a ConflictError', () => {
    const cause = thrownBy(
      'CREATE TABLE parent (id TEXT PRIMARY KEY)',
      'CREATE TABLE child (parent TEXT REFERENCES parent (id))',
      "INSERT INTO child VALUES ('a')",
    );
    expect(translateSqliteError(cause, 'rows.db').code).toBe('conflict');
  });

  it.each([
    ['SQLITE_BUSY', 'locked'],
    ['SQLITE_BUSY_SNAPSHOT', 'locked'],
    ['SQLITE_LOCKED', 'locked'],
    ['SQLITE_FULL', 'disk is full'],
    ['SQLITE_IOERR_WRITE', 'Check its disk'],
    ['SQLITE_READONLY_DBMOVED', 'cannot be written'],
    ['SQLITE_CORRUPT_VTAB', 'damaged'],
    ['SQLITE_NOTADB', 'is not a SQLite file'],
    ['SQLITE_CANTOPEN', 'cannot be opened'],
    ['SQLITE_CONSTRAINT_CHECK', 'failed: its words'],
    ['SQLITE_MISUSE', 'failed: its words'],
  ])('as %s becomes a StorageError that names the file', (code, words) => {
    const cause = new BetterSqlite3.SqliteError('its words', code);
    const error = translateSqliteError(cause, 'rows.db');
    expect(error.code).toBe('storage');
    expect(error.message).toContain('The database rows.db ');
    expect(error.message).toContain(words);
    expect(error.cause).toBe(cause);
  });

  it('is tried again only when another connection was in the way', () => {
    const busy = ['SQLITE_BUSY', 'SQLITE_BUSY_RECOVERY', 'SQLITE_LOCKED', 'SQLITE_FULL', 'SQLITE_IOERR'].map(
      (code) => isBusy(new BetterSqlite3.SqliteError('', code)),
    );
    expect(busy).toEqual([true, true, true, false, false]);
  });

  it('stays as it is when it is an error of core already', () => {
    const error = new ConflictError('Taken.');
    expect(translateSqliteError(error, 'rows.db')).toBe(error);
  });
});
