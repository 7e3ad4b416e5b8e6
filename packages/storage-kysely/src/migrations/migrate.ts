import { StorageError } from '@qinling/core';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.js';
import { allMigrations } from './all-migrations.js';
import type { Migration, SqlTypes } from './migration.js';

/** What a migration run did. */
export interface MigrationReport {
  /** The names of the migrations that were applied now, in order. */
  readonly applied: readonly string[];
  /** How many had been applied before. */
  readonly appliedBefore: number;
}

/** The record of applied migrations, which is in the database before any of them. */
type Migrated = Database & { schema_migrations: { name: string } };

export interface MigrationTarget {
  /** Its transactions are writing ones from their first statement on, so only one process migrates at a time. */
  readonly writer: Kysely<Database>;
  readonly types: SqlTypes;
  /** What messages call the database. */
  readonly title: string;
  /** Called at the end of each transaction. Throws when a migration left references to rows that do not exist. */
  checkReferences(transaction: Kysely<Database>): Promise<void>;
}

/**
 * Brings a database to the newest schema. Each migration and its record are one transaction: a failed one leaves nothing, and
 * those before it stay. Safe when several processes do this at once. Throws `StorageError` for a database newer than this code.
 */
export async function migrate(
  target: MigrationTarget,
  migrations: readonly Migration[] = allMigrations,
): Promise<MigrationReport> {
  const applied: string[] = [];
  for (;;) {
    const step = await applyNext(target, migrations);
    if (step.name === undefined) {
      return { applied, appliedBefore: step.before - applied.length };
    }
    applied.push(step.name);
  }
}

/** Throws `StorageError` unless exactly the given migrations have been applied. */
export async function assertMigrated(
  { writer, title }: MigrationTarget,
  migrations: readonly Migration[] = allMigrations,
): Promise<void> {
  const [next] = await pending(writer, title, migrations);
  if (next !== undefined) {
    throw new StorageError(
      `The database ${title} has not been migrated: ${next.name} is missing. Run \`qinling-server migrate\` first.`,
    );
  }
}

async function applyNext(target: MigrationTarget, migrations: readonly Migration[]) {
  return target.writer.transaction().execute(async (transaction) => {
    // Read again in each transaction: another process may have come first.
    const open = await pending(transaction, target.title, migrations);
    const before = migrations.length - open.length;
    const [next] = open;
    if (next === undefined) {
      return { name: undefined, before };
    }
    if (before === 0) {
      await createRecord(transaction, target.types);
    }
    try {
      for (const statement of next.statements(target.types)) {
        await sql.raw(statement).execute(transaction);
      }
      await target.checkReferences(transaction);
    } catch (cause) {
      throw new StorageError(`The migration ${next.name} of the database ${target.title} failed.`, { cause });
    }
    await records(transaction).insertInto('schema_migrations').values({ name: next.name }).execute();
    return { name: next.name, before };
  });
}

/** The migrations that are still to be applied. */
async function pending(
  db: Kysely<Database>,
  title: string,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const names = await recorded(db);
  const foreign = names.find((name, index) => migrations[index]?.name !== name);
  if (foreign !== undefined) {
    throw new StorageError(
      `The database ${title} is newer than this program: it has the migration ${foreign}, which this one does not know. ` +
        'Use the release that made it, or restore a backup.',
    );
  }
  return migrations.slice(names.length);
}

async function recorded(db: Kysely<Database>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === 'schema_migrations')) {
    return [];
  }
  const rows = await records(db).selectFrom('schema_migrations').select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
}

async function createRecord(db: Kysely<Database>, { text, tableOptions }: SqlTypes): Promise<void> {
  await sql
    .raw(
      `CREATE TABLE schema_migrations (
  name ${text} NOT NULL PRIMARY KEY,
  applied_at ${text} NOT NULL DEFAULT CURRENT_TIMESTAMP
)${tableOptions}`,
    )
    .execute(db);
}

function records(db: Kysely<Database>): Kysely<Migrated> {
  return db as unknown as Kysely<Migrated>;
}
