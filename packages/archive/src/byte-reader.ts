import { freeMemory } from './free-memory.js';
import { corruptError } from './invalid-archive-error.js';

/** Reads a stream of chunks by length. Holds one chunk at a time, and hands out parts of it: they are gone with the next call. `close()` ends the stream beneath, also half-way. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array(0);
  #position = 0;
  /** What `view` copies to. */
  #joined: Uint8Array = new Uint8Array(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** How many bytes were handed out. */
  get position(): number {
    return this.#position;
  }

  /** The next bytes, at least one and at most `length` of them; undefined at the end. */
  async next(length: number): Promise<Uint8Array | undefined> {
    while (this.#chunk.length === 0) {
      const { done, value } = await this.#source.next();
      if (done) return undefined;
      this.#chunk = value;
    }
    return this.#takeOfChunk(length);
  }

  /** The next `length` bytes; fewer only at the end. For small, bounded lengths. */
  async read(length: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(length);
    return buffer.subarray(0, await this.#fill(buffer));
  }

  /** As `read`, but an early end means that the archive is cut off. */
  async readExactly(length: number): Promise<Buffer> {
    const bytes = await this.read(length);
    if (bytes.length < length) throw cutOff();
    return bytes;
  }

  /** As `readExactly`, without a copy where that can be: the bytes change with the next call. */
  async view(length: number): Promise<Uint8Array> {
    if (length <= this.#chunk.length) return this.#takeOfChunk(length);
    if (this.#joined.length < length) {
      freeMemory(this.#joined);
      this.#joined = Buffer.allocUnsafeSlow(length);
    }
    const bytes = this.#joined.subarray(0, length);
    if ((await this.#fill(bytes)) < length) throw cutOff();
    return bytes;
  }

  /** Yields exactly `length` bytes in chunks, or throws when the archive is cut off. */
  async *take(length: number): AsyncGenerator<Uint8Array> {
    for (let missing = length; missing > 0; ) {
      const bytes = await this.next(missing);
      if (bytes === undefined) throw cutOff();
      missing -= bytes.length;
      yield bytes;
    }
  }

  async skip(length: number): Promise<void> {
    for await (const _ of this.take(length));
  }

  async close(): Promise<void> {
    freeMemory(this.#joined);
    await this.#source.return?.();
  }

  #takeOfChunk(length: number): Uint8Array {
    const bytes = this.#chunk.subarray(0, length);
    this.#chunk = this.#chunk.subarray(bytes.length);
    this.#position += bytes.length;
    return bytes;
  }

  /** Answers with how many bytes there were. */
  async #fill(buffer: Uint8Array): Promise<number> {
    let filled = 0;
    while (filled < buffer.length) {
      const bytes = await this.next(buffer.length - filled);
      if (bytes === undefined) break;
      buffer.set(bytes, filled);
      filled += bytes.length;
    }
    return filled;
  }
}

function cutOff(): Error {
  return corruptError('Package is damaged: the archive ends too early.');
}
