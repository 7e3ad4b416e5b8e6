import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Removes a directory that code in a sandbox may be changing meanwhile. It could lead node's own removal out of its sandbox, by a link in the place
 * of a directory that was just looked at; rm holds on to the directories that it is in. What is left then goes with the worker. Never rejects.
 */
export async function removeTreeInUse(path: string): Promise<void> {
  await run('rm', ['-rf', '--', path]).catch(() => undefined);
}
