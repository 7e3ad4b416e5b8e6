import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { list } from 'tar';
import { describe, expect, it } from 'vitest';
import { withUpload } from '../src/packing/code-source.js';
import { listFiles } from '../src/packing/list-files.js';
import { packFiles } from '../src/packing/pack-files.js';
import type { Session } from '../src/session/session.js';
import { temporaryDirectory } from './support/temporary-directory.js';

/** A directory with these files; a name that ends in a slash is a directory. */
function directoryOf(files: Readonly<Record<string, string>>): string {
  const root = temporaryDirectory();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    if (path.endsWith('/')) mkdirSync(join(root, path), { recursive: true });
    else writeFileSync(join(root, path), content);
  }
  return root;
}

async function packed(root: string): Promise<Buffer> {
  const target = join(temporaryDirectory(), 'package.tar.gz');
  await packFiles(root, await listFiles(root), target, new AbortController().signal);
  return readFileSync(target);
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a packed directory', () => {
  it('has the same bytes whenever and wherever it is packed', async () => {
    const one = directoryOf({ 'main.py': 'a', 'lib/x.py': 'b', 'lib-a.py': 'c', 'run.sh': 'd' });
    const other = directoryOf({ 'run.sh': 'd', 'lib-a.py': 'c', 'lib/x.py': 'b', 'main.py': 'a' });
    for (const root of [one, other]) chmodSync(join(root, 'run.sh'), 0o755);
    utimesSync(join(other, 'main.py'), 1, 1);
    chmodSync(join(other, 'main.py'), 0o600);
    chmodSync(join(other, 'lib'), 0o700);
    chmodSync(join(other, 'run.sh'), 0o711);
    expect(digest(await packed(other))).toBe(digest(await packed(one)));
  });

  it('differs by contents, names and executable bits', async () => {
    const trees = [
      directoryOf({ 'main.py': 'a' }),
      directoryOf({ 'main.py': 'b' }),
      directoryOf({ 'other.py': 'a' }),
      directoryOf({ 'main.py': 'a' }),
    ];
    chmodSync(join(trees[3] ?? '', 'main.py'), 0o755);
    expect(new Set(await Promise.all(trees.map(async (root) => digest(await packed(root))))).size).toBe(4);
  });

  it('keeps two names of one file as two files', async () => {
    const linked = directoryOf({ 'a.py': 'x' });
    linkSync(join(linked, 'a.py'), join(linked, 'b.py'));
    expect(digest(await packed(linked))).toBe(
      digest(await packed(directoryOf({ 'a.py': 'x', 'b.py': 'x' }))),
    );
  });

  it('keeps symbolic links, and names that begin with an at or a dash', async () => {
    const root = directoryOf({ '@main.py': 'a', '-x.py': 'b', '.hidden': 'c' });
    symlinkSync('@main.py', join(root, 'link.py'));
    const entries: string[] = [];
    const file = join(temporaryDirectory(), 'package.tar.gz');
    writeFileSync(file, await packed(root));
    await list({ file, onReadEntry: ({ path, type }) => entries.push(`${type} ${path}`) });
    expect(entries).toEqual(['File ./-x.py', 'File ./.hidden', 'File ./@main.py', 'SymbolicLink ./link.py']);
  });
});

describe('what is packed', () => {
  it('leaves out what .qinlingignore names, in the syntax of .gitignore', async () => {
    const root = directoryOf({
      '.qinlingignore': '# not for running\n*.test.py\n/build/\nnode_modules/\n!keep.test.py\n',
      'main.py': '',
      'main.test.py': '',
      'keep.test.py': '',
      'build/out': '',
      'src/build/in': '',
      'src/node_modules/x/index.js': '',
    });
    expect(await listFiles(root)).toEqual(['keep.test.py', 'main.py', 'src/build/in']);
  });

  it('is everything else, but for the history of the sources', async () => {
    const root = directoryOf({ '.git/HEAD': '', '.env': '', 'main.py': '', 'empty/': '', 'lib/.git': '' });
    expect(await listFiles(root)).toEqual(['.env', 'lib/.git', 'main.py']);
  });

  it('is sorted by bytes', async () => {
    const root = directoryOf({ b: '', 'a/x': '', B: '', 'a-b': '' });
    expect(await listFiles(root)).toEqual(['B', 'a-b', 'a/x', 'b']);
  });

  it('is no pipe, no socket, and never nothing', async () => {
    await expect(listFiles(temporaryDirectory())).rejects.toThrow('There are no files to pack in');
    const root = directoryOf({ 'main.py': '' });
    execFileSync('mkfifo', [join(root, 'pipe')]);
    await expect(listFiles(root)).rejects.toThrow('is neither a file nor a directory nor a link');
  });

  it('is no file given as a directory, and no directory given as a file', async () => {
    const root = directoryOf({ 'main.py': '' });
    const session = { signal: new AbortController().signal } as Session;
    const words = { file: undefined, package: undefined, dir: undefined };
    const upload = async () => undefined;
    const asDirectory = { ...words, dir: join(root, 'main.py') };
    await expect(withUpload(session, asDirectory, upload)).rejects.toThrow(
      'A single file is given with --file.',
    );
    const asFile = { ...words, file: root };
    await expect(withUpload(session, asFile, upload)).rejects.toThrow('A directory is given with --dir.');
    await expect(withUpload(session, { ...words, package: root }, upload)).rejects.toThrow(
      'is given with --dir.',
    );
  });
});
