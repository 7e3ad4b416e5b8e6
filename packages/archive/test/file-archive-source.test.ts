import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileArchiveSource, inspectArchive, unpackArchive } from '../src/index.js';
import { collect } from './support/archives.js';
import { rawTar } from './support/raw-tar.js';
import { temporaryDirectory } from './support/temporary-directory.js';

it('reads any range of a file, and what is there of one beyond its end', async () => {
  const path = join(await temporaryDirectory(), 'bytes');
  const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index & 0xff));
  await writeFile(path, bytes);
  const source = await fileArchiveSource(path);
  expect(source.size).toBe(200_000);
  expect(await collect(source.read(5, 150_000))).toEqual(bytes.subarray(5, 150_000));
  expect(await collect(source.read(7, 7))).toEqual(Buffer.alloc(0));
  expect(await collect(source.read(199_990, 300_000))).toEqual(bytes.subarray(199_990));
  await source.close();
});

it('holds one open file until it is closed, however its reads end', async () => {
  const directory = await temporaryDirectory();
  const path = join(directory, 'package');
  await writeFile(path, rawTar([{ name: '../evil', content: 'x'.repeat(300_000) }]));
  const before = (await readdir('/proc/self/fd')).length;
  const source = await fileArchiveSource(path);
  for await (const _ of source.read(0, source.size)) break;
  await expect(inspectArchive(source)).rejects.toMatchObject({ reason: 'hostile' });
  await expect(unpackArchive(source, 'tar', join(directory))).rejects.toThrow(/not empty/);
  expect((await readdir('/proc/self/fd')).length).toBe(before + 1);
  await source.close();
  await source.close();
  expect((await readdir('/proc/self/fd')).length).toBe(before);
});

it('refuses a directory and a missing file', async () => {
  const directory = await temporaryDirectory();
  await expect(fileArchiveSource(directory)).rejects.toThrow(/it is not a regular file/);
  await expect(fileArchiveSource(join(directory, 'missing'))).rejects.toMatchObject({ code: 'ENOENT' });
});
