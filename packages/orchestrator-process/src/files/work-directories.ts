import { join } from 'node:path';
import { uniqueName } from '../unique-name.js';
import { removeTree } from './remove-tree.js';
import { WorkDirectory } from './work-directory.js';

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
