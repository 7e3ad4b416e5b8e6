import type { Readable } from 'node:stream';
import { setImmediate as nextTurn, setTimeout } from 'node:timers/promises';
import type { LogCollector } from './log-collector.js';

interface Section {
  /** Undefined: it is ended from here. */
  readonly mark: Buffer | undefined;
  readonly log: LogCollector;
  readonly ended: () => void;
}

/**
 * What a worker process prints, cut into sections. What was printed before a message is complete, although it comes on another way: either a
 * worker ends a section by printing the section's mark, which only it and the host know, or the section ends with the turn that reads the message.
 */
export class StdoutLog {
  readonly #stdout: Readable;
  readonly #closed: Promise<void>;
  #isClosed = false;
  #section: Section | undefined;
  /** The end of what came, as long as it could be the beginning of a mark. */
  #held: Buffer = Buffer.alloc(0);

  constructor(stdout: Readable) {
    this.#stdout = stdout;
    this.#closed = new Promise((resolve) => {
      stdout.once('close', () => {
        this.#isClosed = true;
        this.#flush();
        resolve();
      });
    });
    stdout.on('data', (chunk: Buffer) => this.#take(chunk));
    stdout.on('error', () => stdout.destroy());
  }

  /** Whether what is printed now belongs to somebody. */
  get isCollecting(): boolean {
    return this.#section !== undefined;
  }

  /** Whether it goes on until a mark comes. */
  get waitsForMark(): boolean {
    return this.#section?.mark !== undefined;
  }

  /**
   * Ends a section without a mark, when everything is read that was printed before what this turn of the event loop has read elsewhere: one look at all
   * descriptors finds the earlier of two writes if it finds the later one, and a turn reads whatever the look has found.
   */
  async endAfterTurn(): Promise<void> {
    await nextTurn();
    if (!this.#isClosed) this.#flush();
  }

  /** Collects into `log` until `mark` comes, or until every process that could print is gone. Without a mark, until `endAfterTurn`. */
  collect(mark: string | undefined, log: LogCollector): Promise<void> {
    // What was printed before belongs to what was collected before.
    this.#held = Buffer.alloc(0);
    // No race with the end of the worker, which would remember every run until then.
    return new Promise((resolve) => {
      if (this.#isClosed) resolve();
      else this.#section = { mark: mark === undefined ? undefined : Buffer.from(mark), log, ended: resolve };
    });
  }

  /** Reads what is left; after `patienceMs` does not wait longer for processes that still hold it open. */
  async close(patienceMs: number): Promise<void> {
    await Promise.race([this.#closed, setTimeout(patienceMs, undefined, { ref: false })]);
    this.#stdout.destroy();
  }

  #take(chunk: Buffer): void {
    const section = this.#section;
    // Printed between two runs: it belongs to nobody.
    if (section === undefined) return;
    if (section.mark === undefined) {
      section.log.append(chunk);
      return;
    }
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    const at = bytes.indexOf(section.mark);
    if (at === -1) {
      const safe = beginOfMark(bytes, section.mark);
      section.log.append(bytes.subarray(0, safe));
      this.#held = bytes.subarray(safe);
      return;
    }
    section.log.append(bytes.subarray(0, at));
    this.#held = Buffer.alloc(0);
    this.#section = undefined;
    section.ended();
  }

  #flush(): void {
    const section = this.#section;
    section?.log.append(this.#held);
    this.#held = Buffer.alloc(0);
    this.#section = undefined;
    section?.ended();
  }
}

/** Where the end of `bytes` begins that could be the begin of the mark; their length when there is none. */
function beginOfMark(bytes: Buffer, mark: Buffer): number {
  const first = mark[0] ?? 0;
  let at = bytes.indexOf(first, Math.max(0, bytes.length - mark.length + 1));
  while (at !== -1 && !mark.subarray(0, bytes.length - at).equals(bytes.subarray(at)))
    at = bytes.indexOf(first, at + 1);
  return at === -1 ? bytes.length : at;
}
