import { createHash, randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { packFiles } from '@qinling/archive';
import { type Caller, createQinling, MemoryOrchestrator, MemoryStorage } from '@qinling/core';
import { expect, it, onTestFinished } from 'vitest';
import { createFilesystemBlobStore } from '../src/create-filesystem-blob-store.js';
import type { FilesystemBlobStore } from '../src/filesystem-blob-store.js';
import { collect, keysOf, source, staged, temporaryDirectory } from './support/fixtures.js';

const caller: Caller = { projectId: 'somebody', roles: ['admin'] };

/** Large enough that the library reads them in a thread, from the file that the store tells of. */
const largePackage = () => collect(packFiles({ 'main.js': randomBytes(3_000_000) }));

async function newWorld() {
  const blobs = await createFilesystemBlobStore({ directory: temporaryDirectory() });
  const qinling = createQinling({
    storage: new MemoryStorage(),
    blobs,
    orchestrator: new MemoryOrchestrator(),
  });
  onTestFinished(() => qinling.close());
  await qinling.start();
  const { id } = await qinling.runtimes.create(caller, { image: 'nodejs' });
  await qinling.runtimes.settled(caller, id);
  const create = (content: AsyncIterable<Uint8Array>) =>
    qinling.functions.create(caller, { runtimeId: id, code: { source: 'package', package: content } });
  return { qinling, blobs, create };
}

/** The threads that this process starts from here on. */
function newThreads(): Worker[] {
  const threads: Worker[] = [];
  const add = (thread: Worker): void => {
    threads.push(thread);
  };
  process.on('worker', add);
  onTestFinished(() => {
    process.off('worker', add);
  });
  return threads;
}

async function expectNothingLeft(blobs: FilesystemBlobStore): Promise<void> {
  expect(await keysOf(blobs)).toEqual([]);
  expect(await staged(blobs)).toEqual([]);
}

it('keeps a large package under its checksums', async () => {
  const { blobs, create } = await newWorld();
  const content = await largePackage();
  const sha256 = createHash('sha256').update(content).digest('hex');
  const { code } = await create(source(content));
  const md5sum = createHash('md5').update(content).digest('hex');
  expect(code).toEqual({ source: 'package', sha256, md5sum, size: content.length, format: 'tar.gz' });
  expect((await collect(await blobs.open(sha256))).equals(content)).toBe(true);
});

it('keeps several large packages that arrive at once apart', async () => {
  const { create } = await newWorld();
  const contents = await Promise.all([largePackage(), largePackage(), largePackage()]);
  const functions = await Promise.all(contents.map((content) => create(source(content))));
  const expected = contents.map((content) => createHash('sha256').update(content).digest('hex'));
  expect(functions.map(({ location }) => location)).toEqual(expected);
});

it('refuses a large package that is damaged, and leaves nothing of it', async () => {
  const { blobs, create } = await newWorld();
  const content = await largePackage();
  content.fill(0, 2_000_000, 2_000_100);
  await expect(create(source(content))).rejects.toMatchObject({
    code: 'invalid-input',
    field: 'package',
    message: 'Package is damaged: its compressed data cannot be read.',
  });
  await expectNothingLeft(blobs);
});

it('lets the error of a large upload that breaks off through, and leaves nothing of it', async () => {
  const { blobs, create } = await newWorld();
  const error = new Error('The client went away.');
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield* source(await largePackage());
    throw error;
  }
  await expect(create(broken())).rejects.toBe(error);
  await expectNothingLeft(blobs);
});

it('fails what a thread was reading when it died, leaves nothing of it, and takes the next package with another thread', async () => {
  const threads = newThreads();
  const { blobs, create } = await newWorld();
  const content = await largePackage();
  async function* killing(): AsyncGenerator<Uint8Array> {
    yield content.subarray(0, 2_000_000);
    await threads[0]?.terminate();
    yield content.subarray(2_000_000);
  }
  await expect(create(killing())).rejects.toMatchObject({
    code: 'storage',
    message: expect.stringMatching(/could not be read: The thread for archives has ended/),
  });
  await expectNothingLeft(blobs);
  await create(source(content));
  expect(threads).toHaveLength(2);
});

it('fails a large package whose file is gone before it was checked with an error of the storage', async () => {
  const { blobs, create } = await newWorld();
  const content = await largePackage();
  async function* losing(): AsyncGenerator<Uint8Array> {
    yield content;
    for (const name of await staged(blobs)) await rm(join(blobs.directory, 'staging', name));
  }
  await expect(create(losing())).rejects.toMatchObject({
    code: 'storage',
    message: expect.stringMatching(/could not be read: ENOENT/),
  });
  await expectNothingLeft(blobs);
});

it('ends its thread when the library is closed', async () => {
  const threads = newThreads();
  const { qinling, create } = await newWorld();
  await create(source(await largePackage()));
  expect(threads).toHaveLength(1);
  await qinling.close();
  expect(threads[0]?.threadId).toBe(-1);
});
