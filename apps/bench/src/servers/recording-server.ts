import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import Database from 'better-sqlite3';
import express from 'express';
import { serve } from './serve.js';

export interface RecordingSettings {
  /** Absolute; a file that is not there yet. */
  readonly database: string;
  /** Absolute; runs the function for each message. */
  readonly program: string;
  readonly processes: number;
}

/**
 * The least that a synchronous execution takes which is recorded when it starts and when it ends, and runs in a process of its own: Express 5,
 * better-sqlite3 and `fork` as they come. It looks up no function, limits nothing and cleans up nothing; a run that crashes is never answered. What
 * arrives in one turn of the event loop shares a commit, and with it a sync of the disk, as ours does.
 */
const { database: filename, program, processes } = JSON.parse(process.argv[2] ?? '') as RecordingSettings;
const database = new Database(filename);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(
  'create table executions (id text primary key, function_id text, input text, status text, result text)',
);
database.exec('create table logs (execution_id text primary key, log text)');
const start = database.prepare("insert into executions values (?, ?, ?, 'running', null)");
const end = database.prepare(
  "update executions set status = 'success', result = ? where id = ? and status = 'running'",
);
const keepLog = database.prepare('insert into logs values (?, ?)');

let waiting: { readonly write: () => void; readonly committed: () => void }[] = [];
const commit = database.transaction((writes: typeof waiting) => {
  for (const { write } of writes) write();
});

/** Resolves when this is on the disk. */
function recorded(write: () => void): Promise<void> {
  return new Promise((committed) => {
    if (waiting.push({ write, committed }) > 1) return;
    setImmediate(() => {
      const writes = waiting;
      waiting = [];
      commit.immediate(writes);
      for (const each of writes) each.committed();
    });
  });
}

const idle: ChildProcess[] = Array.from({ length: processes }, () => fork(program));
const all = [...idle];

async function run(input: unknown): Promise<unknown> {
  const child = idle.pop();
  if (child === undefined) throw new Error('There are more requests at a time than processes.');
  const answered = once(child, 'message');
  child.send({ input });
  const [output] = await answered;
  idle.push(child);
  return output;
}

const app = express();
app.use(express.json());
app.post('/v1/executions', async (request, response) => {
  const { function_id, input } = request.body;
  const id = randomUUID();
  await recorded(() => start.run(id, function_id, input));
  const output = await run(JSON.parse(input));
  const result = JSON.stringify({ output });
  await recorded(() => {
    end.run(result, id);
    keepLog.run(id, `Start execution: ${id}\nFinished execution: ${id}\n`);
  });
  response.status(201).json({ id, function_id, input, status: 'success', result });
});
await serve(createServer(app), async () => {
  for (const child of all) child.disconnect();
  database.close();
});
