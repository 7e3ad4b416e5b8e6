import { type BigIntStats, lstatSync, readdirSync } from 'node:fs';
import { lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { uniqueName } from '../unique-name.js';
import { removeTree } from './remove-tree.js';

const mode = 0o40700n;
// More than the coarsest clock by which a file system dates changes.
const clockTickMs = 3_000;

/** The working directory of a run. */
export class WorkDirectory {
  readonly path: string;
  readonly #inode: bigint;
  /** When something was put into it or taken out last, or its mode changed, as the file system has it. */
  #changed: bigint;
  /** When it was first seen with that date, on our clock. */
  #seen = performance.now();
  #taken = this.#seen;

  private constructor(path: string, { ino, ctimeNs }: BigIntStats) {
    this.path = path;
    this.#inode = ino;
    this.#changed = ctimeNs;
  }

  /** Rejects when it cannot be made. */
  static async make(path: string): Promise<WorkDirectory> {
    await mkdir(path, { mode: 0o700 });
    return new WorkDirectory(path, await lstat(path, { bigint: true }));
  }

  /** Called when a run gets it. */
  take(): void {
    this.#taken = performance.now();
  }

  /**
   * Whether it is as it was made. Asked at once: what is asked is in the kernel's memory, and a thread that asks for it costs more than the
   * question.
   */
  isAsMade(): boolean {
    try {
      const now = lstatSync(this.path, { bigint: true });
      if (now.ino !== this.#inode || now.mode !== mode) return false;
      if (now.ctimeNs !== this.#changed) {
        this.#changed = now.ctimeNs;
        this.#seen = performance.now();
      } else if (this.#taken - this.#seen > clockTickMs) {
        // Whatever the run had done to it would have a later date.
        return true;
      }
      return readdirSync(this.path).length === 0;
    } catch {
      return false;
    }
  }
}

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
    const directory = this.#unused.pop() ?? (await WorkDirectory.make(join(this.#parent, uniqueName())));
    directory.take();
    return directory;
  }

  /** Takes a directory back from a run of which nothing runs any more. Whatever the run has made of it is removed. */
  async giveBack(directory: WorkDirectory): Promise<void> {
    if (directory.isAsMade()) this.#unused.push(directory);
    else await this.#remove(directory.path);
  }
}
