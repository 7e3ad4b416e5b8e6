import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { createFilesystemBlobStore } from '../src/create-filesystem-blob-store.js';
import { collect, keyOf, keysOf, staged, temporaryDirectory } from './support/fixtures.js';
import { transpileStore } from './support/transpile-store.js';

/** Starts a process that commits blobs, kills it after `commits` of them, and answers with the keys that it told. */
async function commitUntilKilled(child: string, directory: string, commits: number): Promise<string[]> {
  const committing = spawn(process.execPath, [child, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {},
  });
  onTestFinished(() => void committing.kill('SIGKILL'));
  const exit = once(committing, 'exit');
  const keys: string[] = [];
  for await (const key of createInterface(committing.stdout)) {
    // The last line of a killed process may be half a line.
    if (key.length === 64) keys.push(key);
    if (keys.length === commits) committing.kill('SIGKILL');
  }
  expect(await exit).toEqual([null, 'SIGKILL']);
  return keys;
}

// Four processes start and die; a busy machine needs its time for that.
const timeoutSeconds = 120;

it(
  'R6: keeps every blob that a killed process has committed, none in part, and sweeps the rest',
  async () => {
    const { committingChild } = transpileStore(temporaryDirectory());
    const directory = temporaryDirectory();
    const committed = new Set<string>();
    for (const round of [
      [2, 12],
      [7, 20],
    ]) {
      const told = await Promise.all(
        round.map((commits) => commitUntilKilled(committingChild, directory, commits)),
      );
      for (const key of told.flat()) committed.add(key);
    }

    const store = await createFilesystemBlobStore({ directory });

    const keys = await keysOf(store);
    for (const key of keys) expect(keyOf(await collect(await store.open(key)))).toBe(key);
    expect([...committed].filter((key) => !keys.includes(key))).toEqual([]);
    expect(await staged(store)).toEqual([]);
  },
  timeoutSeconds * 1000,
);
