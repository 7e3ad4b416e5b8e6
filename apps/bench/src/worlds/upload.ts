import { Connection } from '../load/connection.js';
import type { ChildServer } from '../servers/child-server.js';
import { runtimeId } from './caller.js';
import { uploadRequest } from './multipart.js';

const fields = { runtime_id: runtimeId, name: 'uploaded', code: '{"source":"package"}' };

/** Creates a function with this package, and removes it again. Answers with the seconds that creating it took. */
export async function upload(server: ChildServer, content: Buffer): Promise<number> {
  const seconds = await send(server, content);
  await removeFunctions(server);
  return seconds;
}

/** Sends the same to a server that keeps nothing of it. Answers with the seconds that it took. */
export async function send({ port }: ChildServer, content: Buffer): Promise<number> {
  const request = uploadRequest(fields, content);
  const connection = new Connection(port);
  const start = performance.now();
  await connection.send(...request);
  const seconds = (performance.now() - start) / 1000;
  connection.close();
  return seconds;
}

async function removeFunctions({ port }: ChildServer): Promise<void> {
  const url = `http://127.0.0.1:${port}/v1/functions`;
  const { functions } = (await (await fetch(url)).json()) as { functions: { id: string }[] };
  for (const { id } of functions) await fetch(`${url}/${id}`, { method: 'DELETE' });
}
