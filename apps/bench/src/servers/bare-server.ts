import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { pipeline } from 'node:stream/promises';
import express from 'express';
import { serve } from './serve.js';

/** What a bare server answers: JSON by path, or the bytes of a file; and what it takes. */
export interface BareSettings {
  readonly json: Readonly<Record<string, unknown>>;
  /** Where a body of any kind is received, and dropped. */
  readonly sink?: string;
  readonly file?: { readonly route: string; readonly path: string };
}

/** Express 5 as it comes, with a route for each answer, as anybody would write it first. */
const { json, sink, file } = JSON.parse(process.argv[2] ?? '') as BareSettings;
const app = express();
for (const [path, body] of Object.entries(json)) {
  app.get(path, (_request, response) => {
    response.json(body);
  });
}
if (sink !== undefined) {
  app.post(sink, (request, response) => {
    request.resume().on('end', () => response.json({}));
  });
}
if (file !== undefined) {
  const { route, path } = file;
  const { size } = await stat(path);
  app.get(route, async (_request, response) => {
    response.set({ 'Content-Type': 'application/zip', 'Content-Length': String(size) });
    await pipeline(createReadStream(path), response);
  });
}
await serve(createServer(app), async () => undefined);
