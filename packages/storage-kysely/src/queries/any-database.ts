import type { Kysely } from 'kysely';
import type { Database } from '../schema.js';
import type { StoredValue } from '../tables/column.js';

/** The database as code for any table sees it. Its column names come from a table's map, which keeps them right. */
export type AnyDatabase = Record<string, Record<string, StoredValue>>;

export function anyTable(db: Kysely<Database>): Kysely<AnyDatabase> {
  return db as unknown as Kysely<AnyDatabase>;
}
