import { lchownSync } from 'node:fs';
import { chmod, chown, mkdir } from 'node:fs/promises';
import { OrchestratorError } from '@qinling/core';
import { removeTree } from '../files/remove-tree.js';
import { childrenOf, readProcess } from '../processes/process-table.js';
import { linkTree } from './link-tree.js';
import { sandboxUser } from './sandbox-arguments.js';

export interface SandboxOptions {
  /** What to put before the worker's command. */
  readonly prefix: readonly string[];
  /** What the sandbox shows of packages: this directory, which the code can only read. */
  readonly packageDirectory: string;
  /** Whether the code is another user than this process, so that it has to be given what it may write. */
  readonly changesUser: boolean;
}

/**
 * What one worker sees, and who it is. Three processes make it: bwrap, which the host has started and which ends with it; its child, the init of the
 * worker's process namespace, with which everything ends that is in there; and the worker.
 */
export class Sandbox {
  readonly prefix: readonly string[];
  readonly #options: SandboxOptions;
  #bwrap = 0;
  #init: number | undefined;
  #worker: number | undefined;

  constructor(options: SandboxOptions) {
    this.#options = options;
    this.prefix = options.prefix;
  }

  /** Makes what has to be there when it starts. `directory` is the worker's own and exists. */
  async open(directory: string): Promise<void> {
    const { packageDirectory, changesUser } = this.#options;
    await mkdir(packageDirectory);
    await chmod(packageDirectory, 0o755);
    if (!changesUser) return;
    await chown(directory, sandboxUser, sandboxUser);
    // bwrap, which is nobody's root any more and not yet the user, goes there for it. What lies around it is the host's alone.
    await chmod(directory, 0o711);
  }

  /** Takes the processes that there are now for the sandbox and the worker itself. `bwrap` is what the host has started. */
  settle(bwrap: number): void {
    this.#bwrap = bwrap;
    [this.#init] = childrenOf(bwrap);
    [this.#worker] = this.#init === undefined ? [] : childrenOf(this.#init);
  }

  /** The worker, by the process id that it has outside. */
  get worker(): number | undefined {
    return this.#worker;
  }

  /** The processes that outlive a run, those of the sandbox too. */
  get processes(): ReadonlySet<number> {
    return new Set([this.#bwrap, this.#init, this.#worker].filter((pid) => pid !== undefined));
  }

  /** Shows an unpacked package. Resolves to where it is seen; rejects with `OrchestratorError` when it cannot be shown. */
  async showPackage(directory: string): Promise<string> {
    try {
      await linkTree(directory, this.#options.packageDirectory);
      return this.#options.packageDirectory;
    } catch (cause) {
      throw new OrchestratorError('The package cannot be shown to its worker.', { cause });
    }
  }

  /** Lets the code write to a directory that this process has made. */
  admit(directory: string): void {
    // Not of what a link leads to: the code may have put one in its place.
    if (this.#options.changesUser) lchownSync(directory, sandboxUser, sandboxUser);
  }

  /** Ends everything in it; then bwrap exits. False when it is not known to be up; then nothing was done. */
  kill(): boolean {
    if (this.#init === undefined || readProcess(this.#init)?.parent !== this.#bwrap) return false;
    process.kill(this.#init, 'SIGKILL');
    return true;
  }

  /** Removes what it has made, when nothing runs in it any more. */
  async remove(): Promise<void> {
    await removeTree(this.#options.packageDirectory);
  }
}
