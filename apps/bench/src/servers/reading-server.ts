import { createServer } from 'node:http';
import Database from 'better-sqlite3';
import express from 'express';
import { serve } from './serve.js';

export interface ReadingSettings {
  readonly database: string;
}

type StoredRow = Readonly<Record<string, string | number | null>>;

/**
 * What the rows cost that an answer is made of: Express 5 and better-sqlite3 as they come, and the same JSON as ours. It asks nobody who he is, checks
 * nothing of what it is asked, and knows neither projects nor pages.
 */
const { database: filename } = JSON.parse(process.argv[2] ?? '') as ReadingSettings;
const database = new Database(filename, { readonly: true });
const oneFunction = database.prepare('select * from functions where id = ?');
const oneVersion = database.prepare(
  'select * from function_versions where function_id = ? and version_number = ?',
);
const functions = database.prepare('select * from functions order by created_at, id limit 1000');

const time = (stored: StoredRow[string] | undefined): string | null =>
  typeof stored === 'number' ? `${new Date(stored).toISOString().slice(0, 19)}Z` : null;

const settings = (row: StoredRow) => ({
  code: JSON.parse(String(row.code)),
  runtime_id: row.runtime_id,
  entry: row.entry,
  cpu: row.cpu_millis,
  memory_size: row.memory_bytes,
  timeout: row.timeout_seconds,
  project_id: row.project_id,
  created_at: time(row.created_at),
  updated_at: time(row.updated_at),
});

const functionBody = (row: StoredRow) => ({
  id: row.id,
  name: row.name,
  description: row.description,
  count: row.count,
  latest_version: row.latest_version,
  ...settings(row),
});

const versionBody = (row: StoredRow) => ({
  id: row.id,
  function_id: row.function_id,
  description: row.description,
  version_number: row.version_number,
  count: row.count,
  ...settings(row),
});

const app = express();
app.get('/v1/functions', (_request, response) => {
  response.json({ functions: (functions.all() as StoredRow[]).map(functionBody) });
});
app.get('/v1/functions/:id', (request, response) => {
  response.json(functionBody(oneFunction.get(request.params.id) as StoredRow));
});
app.get('/v1/functions/:id/versions/:number', (request, response) => {
  const { id, number } = request.params;
  response.json(versionBody(oneVersion.get(id, Number(number)) as StoredRow));
});
await serve(createServer(app), async () => {
  database.close();
});
