import { type DatabaseConnection, Kysely, sql } from 'kysely';
import type { SqlDialect } from '../engine.js';
import { BorrowedConnection } from './borrowed-connection.js';
import { dialectOn } from './dialect-on.js';
import type { SqliteConnection } from './sqlite-connection.js';

export const sqliteDialect: SqlDialect = {
  contains: (value, part) => sql`instr(${value}, ${part}) > 0`,

  // One parameter for any number of candidates: SQLite counts them, and compiles each number of them anew.
  isOneOf: (value, candidates) => sql`${value} in (select value from json_each(${candidates}))`,

  // JSON's true and false would come out as they should, 1 and 0, but only where json_each reads them.
  candidates: (values) =>
    JSON.stringify(values.map((value) => (typeof value === 'boolean' ? Number(value) : value))),

  // An IMMEDIATE transaction holds the whole database.
  async lock() {},

  begin: (connection) => ours(connection).begin(),
  commit: (connection) => ours(connection).commit(),
  rollback: (connection) => ours(connection).rollback(),
  kyselyOn: (connection) => new Kysely({ dialect: dialectOn(new BorrowedConnection(connection)) }),
};

// The drivers of a SQLite engine make no other.
const ours = (connection: DatabaseConnection): SqliteConnection => connection as SqliteConnection;
