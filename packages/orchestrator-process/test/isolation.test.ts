import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { removeTreeInUse } from '../src/files/remove-tree-in-use.js';
import { createProcessOrchestrator, type Isolation } from '../src/index.js';
import { linkTree } from '../src/isolation/link-tree.js';
import { sandboxArguments } from '../src/isolation/sandbox-arguments.js';
import { sandboxExit } from '../src/isolation/sandbox-exit.js';
import { assertHides } from '../src/isolation/sandbox-paths.js';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qinling-isolation-'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true, force: true });
});

describe('isolation by bubblewrap', () => {
  const create = () =>
    createProcessOrchestrator({ directory: join(directory, 'own'), isolation: 'bubblewrap' });

  it('is refused at start, naming the package to install, where bwrap is missing', async () => {
    vi.stubEnv('PATH', directory);
    await expect(create()).rejects.toThrow(
      /bwrap.*not on the PATH.*Debian's package bubblewrap.*set isolation to 'none'/,
    );
    expect(readdirSync(directory)).toEqual([]);
  });

  it('is refused at start, naming the option, when it is asked for by another name', async () => {
    const options = { directory: join(directory, 'own'), isolation: 'bwrap' as Isolation };
    await expect(createProcessOrchestrator(options)).rejects.toThrow(
      "isolation: expected 'none' or 'bubblewrap', got 'bwrap'.",
    );
    expect(readdirSync(directory)).toEqual([]);
  });

  it('is refused at start, with what bwrap says, where it may make no namespaces', async () => {
    const complaint = 'bwrap: No permissions to create new namespace';
    writeFileSync(join(directory, 'bwrap'), `#!/bin/sh\necho '${complaint}' >&2\nexit 1\n`);
    chmodSync(join(directory, 'bwrap'), 0o755);
    vi.stubEnv('PATH', directory);
    await expect(create()).rejects.toThrow(
      new RegExp(`${complaint}.*docs/isolation.md.*set isolation to 'none'`),
    );
    expect(readdirSync(directory)).toEqual(['bwrap']);
  });
});

describe('what a sandbox shows', () => {
  it('is each directory once, and of directories in each other the outer one', () => {
    const readable = ['/opt/python/bin/python3', '/opt/python', '/opt/python', '/opt/python3'];
    const args = sandboxArguments('bwrap', { readable }, false);
    const shown = args.filter((each, index) => args[index - 1] === '--ro-bind' && each.startsWith('/opt'));
    expect(shown).toEqual(['/opt/python', '/opt/python3']);
  });

  it('is refused where it would be the host too', () => {
    expect(() => assertHides('/srv', '/srv/qinling/orchestrator')).toThrow(
      'A sandbox that shows /srv would show',
    );
    expect(() => assertHides('/', '/srv/qinling/orchestrator')).toThrow('would show');
    expect(() => assertHides('/srv/python', '/srv/qinling/orchestrator')).not.toThrow();
  });
});

it('a package is shown whole, without a copy of its files', async () => {
  const [from, to] = [join(directory, 'from'), join(directory, 'to')];
  mkdirSync(join(from, 'lib'), { recursive: true });
  mkdirSync(to);
  writeFileSync(join(from, 'lib', 'main.js'), 'exports.main = 1;', { mode: 0o755 });
  symlinkSync('lib/main.js', join(from, 'main.js'));
  await linkTree(from, to);
  expect(readdirSync(to).sort()).toEqual(['lib', 'main.js']);
  expect(readlinkSync(join(to, 'main.js'))).toBe('lib/main.js');
  expect(readFileSync(join(to, 'main.js'), 'utf8')).toBe('exports.main = 1;');
  expect(lstatSync(join(to, 'lib', 'main.js')).ino).toBe(lstatSync(join(from, 'lib', 'main.js')).ino);
  expect(lstatSync(join(to, 'lib')).mode & 0o777).toBe(0o755);
});

it('the signal that has ended a worker is told through its sandbox', () => {
  expect(sandboxExit({ code: 137, signal: null })).toEqual({ code: null, signal: 'SIGKILL' });
  expect(sandboxExit({ code: 153, signal: null })).toEqual({ code: null, signal: 'SIGXFSZ' });
  expect(sandboxExit({ code: 1, signal: null })).toEqual({ code: 1, signal: null });
  expect(sandboxExit({ code: 255, signal: null })).toEqual({ code: 255, signal: null });
  expect(sandboxExit({ code: null, signal: 'SIGKILL' })).toEqual({ code: null, signal: 'SIGKILL' });
});

it('what a sandboxed run has left is removed, and not what its links lead to', async () => {
  const [left, kept] = [join(directory, 'left'), join(directory, 'kept')];
  mkdirSync(join(left, 'deep', 'down'), { recursive: true });
  mkdirSync(kept);
  writeFileSync(join(kept, 'file'), '');
  symlinkSync(kept, join(left, 'link'));
  await removeTreeInUse(left);
  expect(readdirSync(directory)).toEqual(['kept']);
  symlinkSync(kept, left);
  await removeTreeInUse(left);
  expect(readdirSync(kept)).toEqual(['file']);
});
