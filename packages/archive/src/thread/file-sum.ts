import { closeSync, openSync, readSync } from 'node:fs';
import { ChecksumSum, type Checksums } from '../checksums.js';

/** One for all, since whoever reads into it is done with it before anybody else has a turn. */
const buffer = Buffer.allocUnsafeSlow(512 * 1024);

/** Checksums of a file that grows. Blocks its thread while it reads. End it with `checksums` or `close`. */
export class FileSum {
  readonly #descriptor: number;
  readonly #sum = new ChecksumSum();
  #position = 0;

  constructor(path: string) {
    this.#descriptor = openSync(path, 'r');
  }

  /** Adds what was not added yet, up to this length of the file. Throws when the file is shorter. */
  addUpTo(end: number): void {
    while (this.#position < end) {
      const length = Math.min(buffer.length, end - this.#position);
      const bytesRead = readSync(this.#descriptor, buffer, 0, length, this.#position);
      if (bytesRead === 0) throw new Error(`The file ends after ${this.#position} of ${end} bytes.`);
      this.#sum.add(buffer.subarray(0, bytesRead));
      this.#position += bytesRead;
    }
  }

  checksums(): Checksums {
    this.close();
    return this.#sum.checksums();
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
