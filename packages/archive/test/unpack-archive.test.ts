import { lstat, mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bufferArchiveSource, packDirectory, unpackArchive } from '../src/index.js';
import { collect, inEveryFormat, inspectBytes, type TestEntry } from './support/archives.js';
import { rawTar } from './support/raw-tar.js';
import { rawZip } from './support/raw-zip.js';
import { temporaryDirectory } from './support/temporary-directory.js';

const tree: readonly TestEntry[] = [
  { path: 'lib', directory: true },
  { path: 'lib/deep/er/a.txt', content: 'a' },
  { path: 'bin/run', content: '#!/bin/sh\n', executable: true },
  { path: 'bin/main', target: '../main.py' },
  { path: 'main.py', content: 'x'.repeat(300_000) },
  { path: 'nothing.txt', content: '' },
  { path: 'empty', directory: true },
];

async function unpacked(bytes: Buffer, format: 'zip' | 'tar' | 'tar.gz'): Promise<string> {
  const directory = await temporaryDirectory();
  await unpackArchive(bufferArchiveSource(bytes), format, directory);
  return directory;
}

describe.each(inEveryFormat(tree))('a %s', (format, bytes) => {
  it('is unpacked with its contents, links and empty directories', async () => {
    const directory = await unpacked(bytes, format);
    expect((await readdir(directory, { recursive: true })).sort()).toEqual([
      'bin',
      'bin/main',
      'bin/run',
      'empty',
      'lib',
      'lib/deep',
      'lib/deep/er',
      'lib/deep/er/a.txt',
      'main.py',
      'nothing.txt',
    ]);
    expect(await readFile(join(directory, 'lib/deep/er/a.txt'), 'utf8')).toBe('a');
    expect(await readFile(join(directory, 'main.py'), 'utf8')).toBe('x'.repeat(300_000));
    expect(await readlink(join(directory, 'bin/main'))).toBe('../main.py');
  });

  it('is unpacked with normal modes, whatever the umask', async () => {
    const before = process.umask(0o077);
    onTestFinished(() => void process.umask(before));
    const directory = await unpacked(bytes, format);
    const mode = async (path: string) => (await lstat(join(directory, path))).mode & 0o7777;
    expect(await mode('main.py')).toBe(0o644);
    expect(await mode('bin/run')).toBe(0o755);
    expect(await mode('bin')).toBe(0o755);
    expect(await mode('lib/deep/er')).toBe(0o755);
  });

  it('gives the same package when it is packed again', async () => {
    const again = await collect(packDirectory(await unpacked(bytes, format)));
    expect((await inspectBytes(again)).treeDigest).toBe((await inspectBytes(bytes)).treeDigest);
  });

  it('is refused under another name, and leaves nothing', async () => {
    const directory = await temporaryDirectory();
    const other = format === 'zip' ? 'tar' : 'zip';
    await expect(unpackArchive(bufferArchiveSource(bytes), other, directory)).rejects.toMatchObject({
      reason: 'format',
      message: `Package is not a valid ZIP package. It should be a ${other} archive, but is a ${format} archive.`,
    });
    expect(await readdir(directory)).toEqual([]);
  });

  it('leaves nothing when it is damaged at its end', async () => {
    const directory = await temporaryDirectory();
    const cut = bytes.subarray(0, bytes.length - 1100);
    const source = bufferArchiveSource(cut);
    await expect(unpackArchive(source, format, directory)).rejects.toMatchObject({ reason: 'corrupt' });
    expect(await readdir(directory)).toEqual([]);
  });
});

it('gives no set-uid, set-gid or sticky bit to a file', async () => {
  for (const [format, bytes] of [
    ['tar', rawTar([{ name: 'a', content: 'x', mode: 0o7777 }])],
    ['zip', rawZip([{ name: 'a', content: 'x', mode: 0o107777 }])],
  ] as const) {
    const directory = await unpacked(bytes, format);
    expect((await lstat(join(directory, 'a'))).mode & 0o7777).toBe(0o755);
  }
});

it('leaves a directory alone that is not empty', async () => {
  const directory = await temporaryDirectory();
  await writeFile(join(directory, 'mine'), 'precious');
  const source = bufferArchiveSource(rawTar([{ name: 'mine', content: 'x' }]));
  await expect(unpackArchive(source, 'tar', directory)).rejects.toThrow(/it is not empty/);
  expect(await readFile(join(directory, 'mine'), 'utf8')).toBe('precious');
});

it('says so when the directory does not exist', async () => {
  const source = bufferArchiveSource(rawTar([{ name: 'a', content: 'x' }]));
  const missing = join(await temporaryDirectory(), 'missing');
  await expect(unpackArchive(source, 'tar', missing)).rejects.toMatchObject({ code: 'ENOENT' });
});

it('never writes through a link that somebody puts into the directory meanwhile', async () => {
  const outside = await temporaryDirectory();
  const directory = join(outside, 'in');
  await mkdir(directory);
  await writeFile(join(outside, 'victim'), 'precious');
  const bytes = rawTar([
    { name: 'a', content: 'x' },
    { name: 'b', content: 'x' },
  ]);
  const source = {
    size: bytes.length,
    async *read(start: number, end: number) {
      yield bytes.subarray(start, Math.min(end, 1024));
      if (end <= 1024) return;
      await symlink('../victim', join(directory, 'b'));
      yield bytes.subarray(1024, end);
    },
  };
  await expect(unpackArchive(source, 'tar', directory)).rejects.toMatchObject({ code: 'EEXIST' });
  expect(await readFile(join(outside, 'victim'), 'utf8')).toBe('precious');
});
