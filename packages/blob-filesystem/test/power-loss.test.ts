import { mkdir, rmdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { createFilesystemBlobStore } from '../src/create-filesystem-blob-store.js';
import { key, put, source, temporaryDirectory } from './support/fixtures.js';
import { type FileSystemCall, watchedFileSystem } from './support/watched-file-system.js';

// A test cannot cut the power. What survives it is decided by the order of these calls.

/** A store, and the calls that changed something since it was made, as `sync blobs/ab`; keys and random names cut. */
async function recordedStore() {
  const directory = temporaryDirectory();
  const calls: string[] = [];
  const looks = ({ operation, path }: FileSystemCall) => {
    if (!['mkdir', 'link', 'unlink', 'write', 'sync'].includes(operation)) return;
    const folder = relative(directory, path).split('/').slice(0, 2).join('/');
    calls.push(`${operation} ${folder.replace(/^staging\/.*/, 'staged').replace(key.slice(0, 2), 'ab')}`);
  };
  const store = await createFilesystemBlobStore({ directory, fileSystem: watchedFileSystem(looks) });
  calls.length = 0;
  return { store, calls, directory };
}

it('R6: syncs the bytes before it stages, and the names before it commits', async () => {
  const { store, calls } = await recordedStore();
  const staged = await store.stage(source());
  expect(calls).toEqual(['write staged', 'write staged', 'write staged', 'write staged', 'sync staged']);

  calls.length = 0;
  await staged.commit(key);
  expect(calls).toEqual(['mkdir blobs/ab', 'sync blobs', 'link blobs/ab', 'sync blobs/ab', 'unlink staged']);
});

it('R6: syncs the folder of a key that exists, since whoever committed it may not have come to that', async () => {
  const { store, calls } = await recordedStore();
  await put(store);
  const staged = await store.stage(source());
  calls.length = 0;
  await staged.commit(key);
  expect(calls).toEqual(['mkdir blobs/ab', 'link blobs/ab', 'sync blobs/ab', 'unlink staged']);
});

it('R6: syncs the parent of a folder that it finds, since whoever made it may not have come to that', async () => {
  const { store, calls, directory } = await recordedStore();
  await mkdir(join(directory, 'blobs', key.slice(0, 2)));
  const staged = await store.stage(source());
  calls.length = 0;
  await staged.commit(key);
  expect(calls).toContain('sync blobs');
});

it('R6: syncs the parent of a folder that it had to make a second time', async () => {
  const { store, calls, directory } = await recordedStore();
  await put(store);
  await store.delete(key);
  await rmdir(join(directory, 'blobs', key.slice(0, 2)));
  calls.length = 0;
  await put(store);
  expect(calls).toContain('sync blobs');
});

it('R6: syncs the folder after a deletion, also when the blob was gone already', async () => {
  const { store, calls } = await recordedStore();
  await put(store);
  for (let time = 0; time < 2; time += 1) {
    calls.length = 0;
    await store.delete(key);
    expect(calls).toEqual(['unlink blobs/ab', 'sync blobs/ab']);
  }
});

it('R6: syncs the parent of every directory that it creates for itself', async () => {
  const top = temporaryDirectory();
  const directory = join(top, 'data', 'packages');
  const synced = new Set<string>();
  await createFilesystemBlobStore({
    directory,
    fileSystem: watchedFileSystem(({ operation, path }) => {
      if (operation === 'sync') synced.add(path);
    }),
  });
  expect([...synced]).toEqual(expect.arrayContaining([top, dirname(directory), directory]));
});
