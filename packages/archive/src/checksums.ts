import { createHash } from 'node:crypto';

/** The checksums of an archive's bytes, in lower-case hex. */
export interface Checksums {
  readonly sha256: string;
  readonly md5: string;
}

/** Adds up both checksums, here and now. */
export class ChecksumSum {
  readonly #sha256 = createHash('sha256');
  readonly #md5 = createHash('md5');

  add(bytes: Uint8Array): void {
    this.#sha256.update(bytes);
    this.#md5.update(bytes);
  }

  /** To be called once; nothing can be added afterwards. */
  checksums(): Checksums {
    return { sha256: this.#sha256.digest('hex'), md5: this.#md5.digest('hex') };
  }
}
