import type { ArchiveLimits } from './archive-limits.js';
import { InvalidArchiveError } from './invalid-archive-error.js';

/** What is left of the limits while one archive is read. Spending more than is left throws, so reading stops there. */
export class ArchiveBudget {
  readonly limits: ArchiveLimits;
  #entries = 0;
  #impliedDirectories = 0;
  #bytes = 0;
  #overhead = 0;

  constructor(limits: ArchiveLimits) {
    this.limits = limits;
  }

  spendEntries(count: number): void {
    this.#entries += count;
    if (this.#entries > this.limits.maxEntries) {
      throw new InvalidArchiveError('limit', `Package has more than ${this.limits.maxEntries} entries.`);
    }
  }

  /** Without this, ten thousand deep paths would be millions of directories. */
  spendImpliedDirectory(): void {
    this.#impliedDirectories += 1;
    if (this.#impliedDirectories > this.limits.maxEntries) {
      throw new InvalidArchiveError('limit', `Package has more than ${this.limits.maxEntries} directories.`);
    }
  }

  /** For the contents of files. */
  spendBytes(count: number): void {
    this.#bytes = this.#spend(this.#bytes, count);
  }

  /** For what is decompressed beside them. Counted apart, so that the format decides nothing; bounded, so that nothing is endless. */
  spendOverhead(count: number): void {
    this.#overhead = this.#spend(this.#overhead, count);
  }

  #spend(spent: number, count: number): number {
    const { maxUnpackedBytes } = this.limits;
    if (spent + count > maxUnpackedBytes) {
      throw new InvalidArchiveError(
        'limit',
        `Package is larger than ${maxUnpackedBytes} bytes when unpacked.`,
      );
    }
    return spent + count;
  }
}
