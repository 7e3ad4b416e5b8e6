import { ChecksumSum, type Checksums } from '../checksums.js';
import type { ArchiveThread } from './archive-thread.js';
import { isLarge } from './is-large.js';

/**
 * Checksums of bytes that arrive little by little, and perhaps go to a file. When they turn out to be many and there is a file, the thread
 * reads them there, if there is one; otherwise they are added up here. Made by `ArchiveThread`; end it with `checksums` or `abandon`.
 */
export class StreamChecksums {
  readonly #thread: ArchiveThread;
  /** Copies of the chunks, until it is known who adds them up. */
  readonly #held: Uint8Array[] = [];
  #bytes = 0;
  #file: { readonly path: string; readonly readableBytes: number } | undefined;
  #here: ChecksumSum | undefined;
  #there: { readonly job: number; readonly result: Promise<Checksums> } | undefined;

  constructor(thread: ArchiveThread) {
    this.#thread = thread;
  }

  /** Adds a chunk, which may change afterwards. */
  add(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    if (this.#there !== undefined) return;
    if (this.#here === undefined) {
      this.#held.push(new Uint8Array(chunk));
      if (isLarge(this.#bytes)) this.#begin();
    } else this.#here.add(chunk);
  }

  /** Of the chunks that were added, so many bytes can be read in this file by now. Nobody else changes it. */
  written(path: string, readableBytes: number): void {
    this.#file = { path, readableBytes };
    this.#tell();
  }

  /** The checksums of everything, which is in the file by now if there is one. Nothing can be added afterwards. */
  async checksums(): Promise<Checksums> {
    if (this.#there === undefined) return this.#addHeld().checksums();
    this.#thread.send({ kind: 'checksums', job: this.#there.job });
    return this.#there.result;
  }

  /** Nobody will ask for the checksums. */
  abandon(): void {
    if (this.#there === undefined) return;
    this.#thread.send({ kind: 'forget', job: this.#there.job });
    this.#thread.end(this.#there.job);
  }

  #begin(): void {
    const begun = this.#file && this.#thread.begin();
    if (begun === undefined) {
      this.#addHeld();
      return;
    }
    this.#held.length = 0;
    const { job, result } = begun;
    // The thread answers with what a ChecksumSum gave it.
    this.#there = { job, result: result as Promise<Checksums> };
    // Whoever asks for the checksums hears of it; when nobody does, nobody needs to.
    result.catch(() => undefined);
    this.#tell();
  }

  #addHeld(): ChecksumSum {
    this.#here ??= new ChecksumSum();
    for (const each of this.#held.splice(0)) this.#here.add(each);
    return this.#here;
  }

  #tell(): void {
    if (this.#there === undefined || this.#file === undefined || this.#file.readableBytes === 0) return;
    this.#thread.send({ kind: 'add up', job: this.#there.job, ...this.#file });
  }
}
