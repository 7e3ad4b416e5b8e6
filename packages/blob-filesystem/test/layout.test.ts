import { rmdir, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { createFilesystemBlobStore } from '../src/create-filesystem-blob-store.js';
import { bytes, key, keysOf, put, source, staged, temporaryDirectory } from './support/fixtures.js';
import { watchedFileSystem } from './support/watched-file-system.js';

it('keeps a blob as a plain file, in a folder named by the first two characters of its key', async () => {
  const store = await createFilesystemBlobStore({ directory: temporaryDirectory() });
  await put(store);
  const file = await stat(join(store.directory, 'blobs', key.slice(0, 2), key.slice(2)));
  expect(file.size).toBe(bytes.length);
});

it('leaves no staged file behind, neither after commit nor after discard', async () => {
  const store = await createFilesystemBlobStore({ directory: temporaryDirectory() });
  await put(store);
  await (await store.stage(source())).discard();
  expect(await staged(store)).toEqual([]);
});

it('keeps its directory when the process changes to another one', async () => {
  const directory = temporaryDirectory();
  const store = await createFilesystemBlobStore({ directory: relative(process.cwd(), directory) });
  const before = process.cwd();
  try {
    process.chdir(temporaryDirectory());
    await put(store);
  } finally {
    process.chdir(before);
  }
  expect(await keysOf(await createFilesystemBlobStore({ directory }))).toEqual([key]);
});

it('lists only what it stored, whatever else lies among its files', async () => {
  const store = await createFilesystemBlobStore({ directory: temporaryDirectory() });
  await put(store);
  await writeFile(join(store.directory, 'blobs', '.DS_Store'), '');
  await writeFile(join(store.directory, 'blobs', key.slice(0, 2), `${key.slice(2)}.bak`), '');
  expect(await keysOf(store)).toEqual([key]);
});

it('makes a folder again that somebody removed because it was empty', async () => {
  const store = await createFilesystemBlobStore({ directory: temporaryDirectory() });
  await put(store);
  await store.delete(key);
  await rmdir(join(store.directory, 'blobs', key.slice(0, 2)));
  await put(store);
  expect(await keysOf(store)).toEqual([key]);
});

it('takes a repeated commit for done also when a discard came in between', async () => {
  const store = await createFilesystemBlobStore({ directory: temporaryDirectory() });
  const blob = await store.stage(source());
  await blob.commit(key);
  await blob.discard();
  await blob.commit(key);
});

it('refuses a repeated commit when the blob was deleted in between, since its bytes are gone', async () => {
  const store = await createFilesystemBlobStore({ directory: temporaryDirectory() });
  const blob = await store.stage(source());
  await blob.commit(key);
  await store.delete(key);
  await expect(blob.commit(key)).rejects.toMatchObject({ code: 'storage' });
});

const notKeys = {
  'an empty string': '',
  'a path out of the directory': `../../${key.slice(6)}`,
  'a path inside of it': `ab/${key.slice(3)}`,
  'an absolute path': '/etc/passwd',
  'upper case': key.toUpperCase(),
  'a key that is too short': key.slice(1),
  'a key that is too long': `${key}0`,
  'a key and a line end': `${key}\n`,
  'a key with a NUL in it': `${key.slice(1)}\0`,
};

it.each(Object.entries(notKeys))('refuses %s as a key, before it touches the disk', async (_name, notKey) => {
  let calls = 0;
  const store = await createFilesystemBlobStore({
    directory: temporaryDirectory(),
    fileSystem: watchedFileSystem(() => {
      calls += 1;
    }),
  });
  const waiting = await store.stage(source());
  calls = 0;
  const refusal = { code: 'storage', message: expect.stringContaining('Not a blob key') };
  await expect(store.open(notKey)).rejects.toMatchObject(refusal);
  await expect(store.head(notKey)).rejects.toMatchObject(refusal);
  await expect(store.delete(notKey)).rejects.toMatchObject(refusal);
  await expect(waiting.commit(notKey)).rejects.toMatchObject(refusal);
  expect(calls).toBe(0);
});

it.each([
  [-1, 10],
  [0.5, 10],
  [0, -1],
  [Number.NaN, 10],
  [0, Number.NaN],
])('refuses the range from %d to %d', async (start, end) => {
  const store = await createFilesystemBlobStore({ directory: temporaryDirectory() });
  await put(store);
  await expect(store.open(key, { start, end })).rejects.toMatchObject({ code: 'storage' });
});
