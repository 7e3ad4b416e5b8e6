import { lstatSync, readdirSync } from 'node:fs';
import { lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { uniqueName } from '../unique-name.js';
import { removeTree } from './remove-tree.js';

/** The working directory of a run. */
export interface WorkDirectory {
  readonly path: string;
  readonly inode: bigint;
}

const mode = 0o40700n;

/**
 * The working directories of the runs of one worker process. Most runs leave theirs as they got it, and the next one gets it again: making and
 * removing one takes the file system longer than a short function runs.
 */
export class WorkDirectories {
  readonly #parent: string;
  readonly #remove: (path: string) => Promise<unknown>;
  readonly #unused: WorkDirectory[] = [];

  /** `remove` takes what a run has changed. */
  constructor(parent: string, remove: (path: string) => Promise<unknown> = removeTree) {
    this.#parent = parent;
    this.#remove = remove;
  }

  /** An empty directory, nobody else's. Rejects when it cannot be made. */
  async take(): Promise<WorkDirectory> {
    return this.#unused.pop() ?? (await make(join(this.#parent, uniqueName())));
  }

  /** Takes a directory back from a run of which nothing runs any more. Whatever the run has made of it is removed. */
  async giveBack(directory: WorkDirectory): Promise<void> {
    if (isAsMade(directory)) this.#unused.push(directory);
    else await this.#remove(directory.path);
  }
}

async function make(path: string): Promise<WorkDirectory> {
  await mkdir(path, { mode: 0o700 });
  const { ino } = await lstat(path, { bigint: true });
  return { path, inode: ino };
}

// At once: what is asked is in the kernel's memory, and a thread that asks for it costs more than the question.
function isAsMade({ path, inode }: WorkDirectory): boolean {
  try {
    const now = lstatSync(path, { bigint: true });
    return now.ino === inode && now.mode === mode && readdirSync(path).length === 0;
  } catch {
    return false;
  }
}
