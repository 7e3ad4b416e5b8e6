import type { SqlTypes } from '../migrations/migration.js';

export const sqliteTypes: SqlTypes = {
  text: 'TEXT',
  integer: 'INTEGER',
  boolean: (column) => `${column} INTEGER NOT NULL CHECK (${column} IN (0, 1))`,
  tableOptions: ' STRICT',
};
