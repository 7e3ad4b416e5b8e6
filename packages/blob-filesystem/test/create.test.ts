import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFilesystemBlobStore } from '../src/create-filesystem-blob-store.js';
import { temporaryDirectory } from './support/fixtures.js';
import { errno, type FileSystemCall, watchedFileSystem } from './support/watched-file-system.js';

function failing(operation: FileSystemCall['operation'], code: string) {
  return watchedFileSystem((call) => {
    if (call.operation === operation) throw errno(code);
  });
}

it('creates the directory and what is missing above it', async () => {
  const directory = join(temporaryDirectory(), 'a', 'b');
  const store = await createFilesystemBlobStore({ directory });
  expect(store.directory).toBe(directory);
  expect((await readdir(directory)).sort()).toEqual(['blobs', 'staging']);
});

it('leaves nothing of its attempt to write', async () => {
  const directory = temporaryDirectory();
  await createFilesystemBlobStore({ directory });
  expect(await readdir(join(directory, 'staging'))).toEqual([]);
});

it('refuses a path that leads through a file, and names it', async () => {
  const file = join(temporaryDirectory(), 'file');
  await writeFile(file, '');
  for (const directory of [file, join(file, 'packages')]) {
    await expect(createFilesystemBlobStore({ directory })).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringMatching(`${directory} .*Choose another directory`),
    });
  }
});

it.each([
  ['that cannot be created', 'mkdir', 'EACCES', 'permission denied'],
  ['that cannot be written to', 'open', 'EACCES', 'permission denied'],
  ['that is read-only', 'open', 'EROFS', 'read-only'],
  ['that is full', 'write', 'ENOSPC', 'disk is full'],
  ['that offers no hard links', 'link', 'EPERM', 'Hard links are needed'],
] as const)('refuses a directory %s, names it and says what helps', async (_name, operation, code, says) => {
  const directory = temporaryDirectory();
  const refused = createFilesystemBlobStore({ directory, fileSystem: failing(operation, code) });
  await expect(refused).rejects.toMatchObject({
    code: 'storage',
    message: expect.stringMatching(`${directory} .*${says}`),
    cause: { code },
  });
});
