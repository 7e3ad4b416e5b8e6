import type { BlobFile } from './blob-file-system.js';
import type { BufferPool } from './buffer-pool.js';

/**
 * Gathers chunks of any size, and writes them in large pieces: one buffer is filled while the other is written. What is written goes to
 * the file that `opening` resolves with, once it does, and `written` hears how much that is by now. A failed write fails whatever is asked next.
 */
export class GatheringWriter {
  readonly #opening: Promise<BlobFile>;
  readonly #pool: BufferPool;
  readonly #written: (bytes: number) => void;
  #writtenBytes = 0;
  #filling: Buffer | undefined;
  #filledBytes = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(opening: Promise<BlobFile>, pool: BufferPool, written: (bytes: number) => void) {
    this.#opening = opening;
    this.#pool = pool;
    this.#written = written;
  }

  /** Takes a copy of the chunk. Waits while there is no room for it. */
  async write(chunk: Uint8Array): Promise<void> {
    for (let position = 0; position < chunk.length; ) {
      this.#filling ??= this.#pool.take();
      const part = chunk.subarray(position, position + this.#filling.length - this.#filledBytes);
      this.#filling.set(part, this.#filledBytes);
      this.#filledBytes += part.length;
      position += part.length;
      if (this.#filledBytes === this.#filling.length) await this.#send(this.#filling);
    }
  }

  /** Writes what is left, and resolves when everything is written. */
  async flush(): Promise<void> {
    if (this.#filling !== undefined) await this.#send(this.#filling);
    await this.#writing;
  }

  /** Gives the memory back. Nothing is written any more when this resolves. */
  async release(): Promise<void> {
    await this.#writing.catch(() => {});
    if (this.#filling !== undefined) this.#pool.give(this.#filling);
    this.#filling = undefined;
  }

  async #send(buffer: Buffer): Promise<void> {
    await this.#writing;
    const length = this.#filledBytes;
    this.#filling = undefined;
    this.#filledBytes = 0;
    this.#writing = this.#write(buffer, length).finally(() => this.#pool.give(buffer));
    // Whoever writes or flushes next hears of it.
    this.#writing.catch(() => {});
  }

  async #write(buffer: Buffer, length: number): Promise<void> {
    const file = await this.#opening;
    for (let written = 0; written < length; ) {
      // A disk that is nearly full takes a part, and refuses the rest on the next try.
      written += (await file.write(buffer, written, length - written)).bytesWritten;
    }
    this.#writtenBytes += length;
    this.#written(this.#writtenBytes);
  }
}
