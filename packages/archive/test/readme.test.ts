// The code of README.md.

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// #region import
import { fileArchiveSource, inspectArchive, packDirectory, unpackArchive } from '@qinling/archive';
// #endregion
import { expect, it, onTestFinished } from 'vitest';

it('packs a directory, looks into it, and unpacks it', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'readme-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await writeFile(join(directory, 'main.py'), 'def main(): return 42\n');
  const empty = await mkdtemp(join(directory, 'empty-'));
  const file = join(directory, '..', `${empty.slice(-6)}.tar.gz`);
  onTestFinished(() => rm(file, { force: true }));

  // #region pack
  const chunks: Uint8Array[] = [];
  for await (const chunk of packDirectory(directory)) chunks.push(chunk); // a tar.gz without times and owners
  await writeFile(file, chunks);
  // #endregion

  // #region unpack
  const source = await fileArchiveSource(file);
  const { format, treeDigest } = await inspectArchive(source); // checks everything, writes nothing
  await unpackArchive(source, format, empty); // checks everything again
  await source.close();
  // #endregion
  expect(treeDigest).toMatch(/^[0-9a-f]{64}$/);
  expect(await readdir(empty)).toContain('main.py');
});
