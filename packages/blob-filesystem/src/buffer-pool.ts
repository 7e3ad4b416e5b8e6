const bufferBytes = 512 * 1024;
const keptBuffers = 4;

/**
 * Buffers that are used again and again. A fresh one for each write is memory outside of V8's heap, which it answers with full collections,
 * and which the system has to hand out page by page.
 */
export class BufferPool {
  readonly #spare: Buffer[] = [];

  take(): Buffer {
    return this.#spare.pop() ?? Buffer.allocUnsafeSlow(bufferBytes);
  }

  /** Nobody may write into the buffer, or read it, from here on. */
  give(buffer: Buffer): void {
    if (this.#spare.length < keptBuffers) this.#spare.push(buffer);
  }
}
