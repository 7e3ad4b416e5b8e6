import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, chown, link, mkdir, readdir, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Header } from 'tar';
import { describe, expect, it, onTestFinished } from 'vitest';
import { packDirectory, packFiles } from '../src/index.js';
import { collect, inspectBytes } from './support/archives.js';
import { temporaryDirectory } from './support/temporary-directory.js';

/** Names whose order differs between paths, UTF-16 and locales, and which need pax headers. */
const names = [
  'a',
  'B',
  'a-b',
  'a0',
  'z',
  'é',
  '\u{1f600}',
  '\uff21',
  `${'long/'.repeat(30)}name`,
  'c/d',
  'c-d',
  '.git/config',
];

async function write(directory: string, order: readonly string[]): Promise<void> {
  for (const name of order) {
    const path = join(directory, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, `content of ${name}\n`);
  }
  await mkdir(join(directory, 'empty'));
  await symlink('a', join(directory, 'link'));
  await writeFile(join(directory, 'run'), '#!/bin/sh\n');
  await chmod(join(directory, 'run'), 0o750);
}

async function openFiles(): Promise<number> {
  return (await readdir('/proc/self/fd')).length;
}

describe('packing a directory', () => {
  it('gives the same bytes for the same tree, whenever and in whatever order it was made', async () => {
    const [one, two] = [await temporaryDirectory(), await temporaryDirectory()];
    await write(one, names);
    const umask = process.umask(0o077);
    onTestFinished(() => void process.umask(umask));
    await write(two, names.toReversed());
    await utimes(join(two, 'a'), 1, 1);
    if (process.getuid?.() === 0) await chown(join(two, 'a'), 1234, 1234);
    await chmod(join(two, 'a'), 0o600);
    await chmod(join(two, 'run'), 0o777);
    expect(await collect(packDirectory(one))).toEqual(await collect(packDirectory(two)));
  });

  it('gives the bytes that packFiles gives for the same files', async () => {
    const directory = await temporaryDirectory();
    const files = Object.fromEntries(names.map((name) => [name, `content of ${name}\n`.repeat(10_000)]));
    for (const [name, content] of Object.entries(files)) {
      await mkdir(join(directory, name, '..'), { recursive: true });
      await writeFile(join(directory, name), content);
    }
    expect(await collect(packFiles(files))).toEqual(await collect(packDirectory(directory)));
  });

  it('names no owner, no time and no mode but 0644 and 0755', async () => {
    const directory = await temporaryDirectory();
    await write(directory, ['a']);
    const tar = gunzipSync(await collect(packDirectory(directory)));
    const modes = new Set();
    for (let offset = 0; offset < tar.length; offset += 512) {
      if (tar.toString('latin1', offset + 257, offset + 262) !== 'ustar') continue;
      const header = new Header(tar, offset);
      modes.add(header.mode);
      expect(header).toMatchObject({ uid: 0, gid: 0, uname: '', gname: '', mtime: new Date(0) });
    }
    expect(modes).toEqual(new Set([0o644, 0o755]));
  });

  it('keeps everything: links, empty directories, executable bits, hidden files', async () => {
    const directory = await temporaryDirectory();
    await write(directory, names);
    const { entries } = await inspectBytes(await collect(packDirectory(directory)));
    expect(entries).toBe(names.length + 3);
  });

  it('packs the files that hard links are', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'a'), 'x');
    await link(join(directory, 'a'), join(directory, 'b'));
    const packed = await collect(packDirectory(directory));
    expect(packed).toEqual(await collect(packFiles({ a: 'x', b: 'x' })));
  });

  it('closes its files when the iteration is broken off', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'large'), randomBytes(3_000_000));
    const before = await openFiles();
    let chunks = 0;
    for await (const _ of packDirectory(directory)) {
      chunks += 1;
      if (chunks === 3) break;
    }
    expect(chunks).toBe(3);
    expect(await openFiles()).toBe(before);
  });
});

describe('a directory is refused', () => {
  const packed = (
    directory: string,
    limits?: { limits: { maxEntries: number; maxUnpackedBytes: number; maxPathBytes: number } },
  ) => collect(packDirectory(directory, limits));

  it('when it does not exist, or is a file', async () => {
    const directory = await temporaryDirectory();
    const missing = join(directory, 'missing');
    await expect(packed(missing)).rejects.toThrow(
      `Cannot pack the directory "${missing}": it does not exist.`,
    );
    await writeFile(missing, '');
    await expect(packed(missing)).rejects.toThrow(`Cannot pack "${missing}": it is not a directory.`);
  });

  it('when it holds no file', async () => {
    const directory = await temporaryDirectory();
    await mkdir(join(directory, 'empty'));
    await expect(packed(directory)).rejects.toMatchObject({
      reason: 'format',
      message: 'There is no file to pack.',
    });
  });

  it('when it holds a socket', async () => {
    const directory = await temporaryDirectory();
    const server = createServer().listen(join(directory, 'socket'));
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    await expect(packed(directory)).rejects.toMatchObject({
      reason: 'hostile',
      message: expect.stringMatching(/"socket" is neither a file/),
    });
  });

  it('when a link leaves it', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'a'), 'x');
    await symlink('../outside', join(directory, 'b'));
    await expect(packed(directory)).rejects.toMatchObject({
      reason: 'hostile',
      message: expect.stringMatching(/"b" is a symbolic link that/),
    });
  });

  it('when two names would clash elsewhere', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'Readme'), 'x');
    await writeFile(join(directory, 'README'), 'x');
    await expect(packed(directory)).rejects.toMatchObject({
      reason: 'hostile',
      message: expect.stringMatching(/only by case/),
    });
  });

  it('when a name is not UTF-8', async () => {
    const directory = await temporaryDirectory();
    await writeFile(Buffer.concat([Buffer.from(`${directory}/a`), Buffer.of(0xff)]), 'x');
    await expect(packed(directory)).rejects.toMatchObject({
      reason: 'hostile',
      message: expect.stringMatching(/not UTF-8/),
    });
  });

  it('when it is larger than the limits', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'a'), 'x'.repeat(101));
    const limits = { maxEntries: 1, maxUnpackedBytes: 100, maxPathBytes: 10 };
    await expect(packed(directory, { limits })).rejects.toMatchObject({ reason: 'limit' });
  });

  it.each([10, 3_000_001])('when a file changes its size to %s while it is packed', async (bytes) => {
    const directory = await temporaryDirectory();
    const path = join(directory, 'a');
    await writeFile(path, randomBytes(3_000_000));
    const chunks = packDirectory(directory)[Symbol.asyncIterator]();
    await chunks.next();
    await chunks.next();
    await truncate(path, bytes);
    const rest = (async () => {
      while (!(await chunks.next()).done);
    })();
    await expect(rest).rejects.toThrow(`Cannot pack "${path}": it changed meanwhile.`);
  });
});

describe('packing files from memory', () => {
  it.each([['../evil'], ['/evil'], [''], ['a\0'], ['broken\ud800']])('refuses the path %j', async (path) => {
    await expect(collect(packFiles({ good: 'x', [path]: 'x' }))).rejects.toMatchObject({ reason: 'hostile' });
  });

  it('refuses no files at all', async () => {
    await expect(collect(packFiles({}))).rejects.toMatchObject({ message: 'There is no file to pack.' });
  });
});
