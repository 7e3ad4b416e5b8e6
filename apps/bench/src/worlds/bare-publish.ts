import { randomUUID } from 'node:crypto';
import BetterSqlite3 from 'better-sqlite3';
import { caller } from './caller.js';
import { functionIdOf } from './fill-database.js';

/** Publishing without a library around it. */
export interface BarePublish {
  /** One durable transaction: the version's row goes in, the function's row moves on. */
  publish(functionIndex: number): void;
  close(): void;
}

/** Opens a filled database as `better-sqlite3` comes, in WAL and with every commit synced. */
export function openBarePublish(filename: string): BarePublish {
  const database = new BetterSqlite3(filename);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  const move = database.prepare(
    'UPDATE functions SET version_counter = version_counter + 1, latest_version = latest_version + 1 WHERE id = ? RETURNING *',
  );
  const insert = database.prepare(
    'INSERT INTO function_versions VALUES (?, ?, NULL, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)',
  );
  const transaction = database.transaction((functionId: string) => {
    const row = move.get(functionId) as Readonly<Record<string, unknown>>;
    const settings = [row.entry, row.runtime_id, row.cpu_millis, row.memory_bytes, row.timeout_seconds];
    insert.run(
      randomUUID(),
      functionId,
      row.version_counter,
      row.code,
      row.location,
      ...settings,
      caller.projectId,
      Date.now(),
    );
  });
  return {
    publish: (functionIndex) => transaction.immediate(functionIdOf(functionIndex)),
    close: () => database.close(),
  };
}
