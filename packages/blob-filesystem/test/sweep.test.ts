import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { link, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { layoutOf } from '../src/blob-layout.js';
import { createFilesystemBlobStore } from '../src/create-filesystem-blob-store.js';
import { FilesystemBlobStore } from '../src/filesystem-blob-store.js';
import { identityOf, type ProcessIdentity } from '../src/process-identity.js';
import { newStagingName } from '../src/staging-name.js';
import { bytes, collect, key, put, source, staged, temporaryDirectory } from './support/fixtures.js';
import { watchedFileSystem } from './support/watched-file-system.js';

const hourSeconds = 3600;
const otherHost: ProcessIdentity = { ...identityOf(), host: 'elsewhere-0123456789ab' };

/** A directory with a file that this process left while staging, last written `ageSeconds` ago. */
async function leftBy(owner: ProcessIdentity, ageSeconds = 0): Promise<{ directory: string; name: string }> {
  const { directory } = await createFilesystemBlobStore({ directory: temporaryDirectory() });
  const name = newStagingName(owner);
  await writeAged(join(directory, 'staging', name), ageSeconds);
  return { directory, name };
}

async function writeAged(path: string, ageSeconds: number): Promise<void> {
  await writeFile(path, 'half a pack');
  const writtenAt = (await stat(path)).mtimeMs / 1000 - ageSeconds;
  await utimes(path, writtenAt, writtenAt);
}

async function startProcess(): Promise<{ identity: ProcessIdentity; kill: () => Promise<void> }> {
  const child: ChildProcess = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { env: {} });
  await once(child, 'spawn');
  const exit = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await exit;
  };
  onTestFinished(kill);
  return { identity: identityOf(child.pid), kill };
}

it('removes at once what a process of this host left that is dead', async () => {
  const { identity, kill } = await startProcess();
  await kill();
  const { directory } = await leftBy(identity);
  expect(await staged(await createFilesystemBlobStore({ directory }))).toEqual([]);
});

it('removes at once what a dead process left whose id another process has now', async () => {
  const { directory } = await leftBy({ ...identityOf(), startTime: '1' });
  expect(await staged(await createFilesystemBlobStore({ directory }))).toEqual([]);
});

it('keeps what another live process of this host stages, however old it is', async () => {
  const { identity } = await startProcess();
  const { directory, name } = await leftBy(identity, 24 * hourSeconds);
  expect(await staged(await createFilesystemBlobStore({ directory }))).toEqual([name]);
});

it('keeps what this process stages through another store on the same directory', async () => {
  const directory = temporaryDirectory();
  const waiting = await (await createFilesystemBlobStore({ directory })).stage(source());
  const store = await createFilesystemBlobStore({ directory, staleAfterSeconds: 0 });
  await waiting.commit(key);
  expect((await collect(await store.open(key))).equals(bytes)).toBe(true);
});

it('keeps what another host wrote within the last hour, since that host may live', async () => {
  const { directory, name } = await leftBy(otherHost, hourSeconds - 60);
  expect(await staged(await createFilesystemBlobStore({ directory }))).toEqual([name]);
});

it('removes what another host has not written to for more than an hour', async () => {
  const { directory } = await leftBy(otherHost, hourSeconds + 60);
  expect(await staged(await createFilesystemBlobStore({ directory }))).toEqual([]);
});

it('takes the time after which another host counts as dead from the options', async () => {
  const { directory, name } = await leftBy(otherHost, 60);
  expect(await staged(await createFilesystemBlobStore({ directory, staleAfterSeconds: 90 }))).toEqual([name]);
  expect(await staged(await createFilesystemBlobStore({ directory, staleAfterSeconds: 30 }))).toEqual([]);
});

it('takes another boot or another process id namespace for another host', async () => {
  // Two containers may have one host name, share a directory, and each have a process 1.
  const { host } = identityOf();
  const neighbour = { host: `${host.slice(0, -12)}0123456789ab`, pid: 1, startTime: '1' };
  const { directory, name } = await leftBy(neighbour);
  expect(await staged(await createFilesystemBlobStore({ directory }))).toEqual([name]);
});

it('leaves alone what it did not make', async () => {
  const { directory } = await createFilesystemBlobStore({ directory: temporaryDirectory() });
  await writeAged(join(directory, 'staging', 'notes.txt'), 24 * hourSeconds);
  expect(await staged(await createFilesystemBlobStore({ directory }))).toEqual(['notes.txt']);
});

it('R6: keeps a blob whose process died between giving it its name and dropping the staged one', async () => {
  const store = await createFilesystemBlobStore({ directory: temporaryDirectory() });
  await put(store);
  const leftover = newStagingName({ ...identityOf(), startTime: '1' });
  await link(
    join(store.directory, 'blobs', key.slice(0, 2), key.slice(2)),
    join(store.directory, 'staging', leftover),
  );

  await store.sweep();

  expect(await staged(store)).toEqual([]);
  expect((await collect(await store.open(key))).equals(bytes)).toBe(true);
});

it.each(['stat', 'unlink'] as const)(
  'sweeps on when another sweep removes a file before its %s',
  async (operation) => {
    const { directory, name } = await leftBy({ ...identityOf(), startTime: '1' });
    const fileSystem = watchedFileSystem((call) => {
      if (call.operation === operation && call.path.endsWith(name)) rmSync(call.path, { force: true });
    });
    const store = new FilesystemBlobStore(fileSystem, layoutOf(directory), identityOf(), hourSeconds);
    await store.sweep();
    expect(await staged(store)).toEqual([]);
  },
);
