import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WorkDirectories } from '../src/files/work-directories.js';
import type { WorkDirectory } from '../src/files/work-directory.js';

let parent: string;
let directories: WorkDirectories;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'qinling-work-'));
  directories = new WorkDirectories(parent);
});

afterEach(async () => {
  vi.useRealTimers();
  await rm(parent, { recursive: true });
});

/** One that several runs had a while ago, and that is asked about by its date alone. */
async function takeOld(): Promise<WorkDirectory> {
  vi.useFakeTimers({ toFake: ['performance'] });
  for (let run = 0; run < 10; run += 1) {
    await directories.giveBack(await directories.take());
    vi.advanceTimersByTime(1_000);
  }
  return directories.take();
}

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

  it('is given to one after the other, however long ago it was made', async () => {
    const first = await takeOld();
    await directories.giveBack(first);
    expect(await directories.take()).toBe(first);
  });

  it('is given to the next run when a run has cleaned up after itself', async () => {
    const first = await takeOld();
    for (let run = 0; run < 2; run += 1) {
      writeFileSync(join(first.path, 'left'), '');
      rmSync(join(first.path, 'left'));
      await directories.giveBack(first);
      expect(await directories.take()).toBe(first);
    }
    writeFileSync(join(first.path, 'left'), '');
    await directories.giveBack(first);
    expect(existsSync(first.path)).toBe(false);
  });

  const ages = { new: () => directories.take(), old: takeOld };
  const cases = Object.entries(deeds).flatMap(([what, deed]) =>
    Object.entries(ages).map(([age, take]) => [age, what, take, deed] as const),
  );

  it.each(cases)('(%s) is removed when the run %s', async (_age, _what, take, deed) => {
    const first = await take();
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
