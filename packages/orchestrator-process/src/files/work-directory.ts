import { type BigIntStats, lstatSync, readdirSync } from 'node:fs';
import { lstat, mkdir } from 'node:fs/promises';

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
