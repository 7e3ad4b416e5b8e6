import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { createFilesystemBlobStore } from '../src/create-filesystem-blob-store.js';
import { collect, key, put, source, temporaryDirectory } from './support/fixtures.js';
import { watchedFileSystem } from './support/watched-file-system.js';

async function countedStore() {
  const files = { open: 0, everOpened: 0 };
  const fileSystem = watchedFileSystem(({ operation }) => {
    if (operation === 'close') files.open -= 1;
  });
  const counting = {
    ...fileSystem,
    open: async (path: string, flags: 'r' | 'wx') => {
      const file = await fileSystem.open(path, flags);
      files.open += 1;
      files.everOpened += 1;
      return file;
    },
  };
  const store = await createFilesystemBlobStore({ directory: temporaryDirectory(), fileSystem: counting });
  return { store, files };
}

it('closes all that it opens to stage, read a part, commit, read, list and delete', async () => {
  const { store, files } = await countedStore();
  const staged = await store.stage(source());
  await collect(staged.read(0, 10));
  await staged.commit(key);
  await collect(await store.open(key));
  await collect(await store.open(key, { start: 5, end: 10 }));
  for await (const each of store.list('')) await store.delete(each);
  expect(files.everOpened).toBeGreaterThan(5);
  expect(files.open).toBe(0);
});

it('closes the file when the reader breaks out', async () => {
  const { store, files } = await countedStore();
  await put(store);
  for await (const _ of (await store.open(key)) ?? []) break;
  expect(files.open).toBe(0);
});

it('closes the file when the reader leaves before its first chunk', async () => {
  const { store, files } = await countedStore();
  await put(store);
  const chunks = await store.open(key);
  expect(files.open).toBe(1);
  await chunks?.[Symbol.asyncIterator]().return?.();
  expect(files.open).toBe(0);
});

it('closes the file when a stream made of it is destroyed unread, as when a client goes away', async () => {
  const { store, files } = await countedStore();
  await put(store);
  const stream = Readable.from((await store.open(key)) ?? []);
  await new Promise((resolve) => stream.once('close', resolve).destroy());
  expect(files.open).toBe(0);
});

it('closes the file and removes it when the source is destroyed half-way', async () => {
  const { store, files } = await countedStore();
  const upload = new Readable({ read() {} });
  const staging = store.stage(upload);
  upload.push(Buffer.alloc(10));
  upload.destroy(new Error('The client went away.'));
  await expect(staging).rejects.toThrow('The client went away.');
  expect(files.open).toBe(0);
});
