import { StorageError } from '@qinling/core';

interface Wanted {
  readonly done: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Makes commits durable that SQLite has only written to its log, while the event loop goes on: one sync at a time, and one for all
 * commits that came before it begins.
 *
 * After a sync has failed nobody can tell what of the log is on the disk: the system forgets what it could not write, and the next sync would
 * succeed without it. So the failure is final, and everything that is asked from then on rejects with it.
 */
export class LogSync {
  readonly #sync: () => Promise<void>;
  readonly #filename: string;
  #commits = 0;
  /** How many of them are on the disk. */
  #durable = 0;
  /** How many of them the sync covers that goes on now. */
  #covered = 0;
  #running: Wanted | undefined;
  #next: Wanted | undefined;
  #failure: StorageError | undefined;

  /** `sync` puts the whole log on the disk. `filename` names the database in errors. */
  constructor(sync: () => Promise<void>, filename: string) {
    this.#sync = sync;
    this.#filename = filename;
  }

  /** Throws when a sync has failed. */
  assertSound(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Takes note of a commit that is in the log. */
  committed(): void {
    this.#commits += 1;
  }

  /** Resolves when all commits of this process until now are on the disk; undefined when they are. */
  settled(): Promise<void> | undefined {
    if (this.#durable === this.#commits && this.#failure === undefined) return undefined;
    if (this.#running !== undefined && this.#covered === this.#commits) return this.#running.done;
    return this.everything();
  }

  /** Resolves when all commits until now are on the disk, also those of other processes. */
  everything(): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    this.#next ??= newWanted();
    const { done } = this.#next;
    if (this.#running === undefined) void this.#run();
    return done;
  }

  async #run(): Promise<void> {
    for (let wanted = this.#next; wanted !== undefined; wanted = this.#next) {
      this.#next = undefined;
      this.#running = wanted;
      this.#covered = this.#commits;
      try {
        await this.#sync();
        this.#durable = this.#covered;
        wanted.resolve();
      } catch (cause) {
        this.#fail(cause, wanted);
      }
    }
    this.#running = undefined;
  }

  #fail(cause: unknown, wanted: Wanted): void {
    this.#failure = new StorageError(
      `The database ${this.#filename} cannot be made durable: its disk did not take the log. Check the disk, and start again.`,
      { cause },
    );
    wanted.reject(this.#failure);
    this.#next?.reject(this.#failure);
    this.#next = undefined;
  }
}

function newWanted(): Wanted {
  let resolve = (): void => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const done = new Promise<void>((onDone, onError) => {
    resolve = onDone;
    reject = onError;
  });
  return { done, resolve, reject };
}
