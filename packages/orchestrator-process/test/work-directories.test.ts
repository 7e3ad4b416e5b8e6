import { chmodSync, existsSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WorkDirectories } from '../src/files/work-directories.js';

let parent: string;
let directories: WorkDirectories;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'qinling-work-'));
  directories = new WorkDirectories(parent);
});

afterEach(() => rm(parent, { recursive: true }));

describe('the working directory of a run', () => {
  it('is given to the next run when it was left as it was made', async () => {
    const first = await directories.take();
    await directories.giveBack(first);
    expect(await directories.take()).toBe(first);
  });

  it('is given to nobody else while a run has it', async () => {
    const [first, second] = [await directories.take(), await directories.take()];
    expect(second.path).not.toBe(first.path);
  });

  const deeds: Readonly<Record<string, (path: string) => void>> = {
    'has left a file in it': (path) => writeFileSync(join(path, 'left'), ''),
    'has left a hidden folder in it': (path) => mkdirSync(join(path, '.left')),
    'has changed who may use it': (path) => chmodSync(path, 0o777),
    'has made it unwritable': (path) => chmodSync(path, 0o500),
    'has put another folder in its place': (path) => {
      renameSync(path, `${path}-moved`);
      mkdirSync(path, { mode: 0o700 });
    },
    'has put a link to another folder in its place': (path) => {
      renameSync(path, `${path}-moved`);
      symlinkSync(`${path}-moved`, path);
    },
  };

  it.each(Object.entries(deeds))('is removed when the run %s', async (_what, deed) => {
    const first = await directories.take();
    deed(first.path);
    await directories.giveBack(first);
    expect(existsSync(first.path)).toBe(false);
    expect((await directories.take()).path).not.toBe(first.path);
  });

  it('may be gone when it is given back', async () => {
    const first = await directories.take();
    await rm(first.path, { recursive: true });
    await directories.giveBack(first);
    expect((await directories.take()).path).not.toBe(first.path);
  });
});
