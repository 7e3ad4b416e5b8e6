import { createHash, randomBytes } from 'node:crypto';
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
  return { blobs, create };
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
