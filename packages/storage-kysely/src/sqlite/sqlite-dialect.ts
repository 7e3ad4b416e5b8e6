import { sql } from 'kysely';
import type { SqlDialect } from '../engine.js';

export const sqliteDialect: SqlDialect = {
  contains: (value, part) => sql`instr(${value}, ${part}) > 0`,

  // One parameter for any number of candidates: SQLite counts them, and compiles each number of them anew.
  isOneOf: (value, candidates) => sql`${value} in (select value from json_each(${candidates}))`,

  // JSON's true and false would come out as they should, 1 and 0, but only where json_each reads them.
  candidates: (values) =>
    JSON.stringify(values.map((value) => (typeof value === 'boolean' ? Number(value) : value))),

  // An IMMEDIATE transaction holds the whole database.
  async lock() {},
};
