import { chmod, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as tar from 'tar';
import { describe, expect, it } from 'vitest';
import { packDirectory } from '../src/index.js';
import { collect, inspectBytes } from './support/archives.js';
import { temporaryDirectory } from './support/temporary-directory.js';

const fixtures = new URL('fixtures/', import.meta.url);
const archives = (await readdir(fixtures)).filter((name) => !name.endsWith('.md'));

const longPath = `${'directory/'.repeat(13)}file-with-a-long-name.txt`;
const files = {
  'main.py': 'def main(name="world"):\n    return "hello " + name\n',
  'bin/run': '#!/bin/sh\nexec python3 main.py\n',
  'lib/größe.txt': 'measure\n',
  [longPath]: 'deep\n',
};

async function writeTree(): Promise<string> {
  const directory = await temporaryDirectory();
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(directory, path, '..'), { recursive: true });
    await writeFile(join(directory, path), content);
  }
  await chmod(join(directory, 'bin/run'), 0o755);
  await symlink('../main.py', join(directory, 'bin/main'));
  return directory;
}

async function digestOf(directory: string): Promise<string> {
  return (await inspectBytes(await collect(packDirectory(directory)))).treeDigest;
}

describe('R3: one tree has one digest, whoever packed it', () => {
  it.each(archives)('%s', async (name) => {
    const { treeDigest } = await inspectBytes(await readFile(new URL(name, fixtures)));
    expect(treeDigest).toBe(await digestOf(await writeTree()));
  });

  it.each([true, false])('node-tar, portable: %s', async (portable) => {
    const directory = await writeTree();
    const packed = await collect(tar.create({ cwd: directory, gzip: true, portable }, ['.']));
    expect((await inspectBytes(packed)).treeDigest).toBe(await digestOf(directory));
  });
});

it('other programs unpack what we pack', async () => {
  const [from, to] = [await writeTree(), await temporaryDirectory()];
  await mkdir(join(from, 'empty'));
  await pipeline(Readable.from(packDirectory(from)), tar.extract({ cwd: to, strict: true }));
  const listing = async (directory: string) => (await readdir(directory, { recursive: true })).sort();
  expect(await listing(to)).toEqual(await listing(from));
  expect(await readFile(join(to, longPath), 'utf8')).toBe(files[longPath]);
  expect(await digestOf(to)).toBe(await digestOf(from));
});
