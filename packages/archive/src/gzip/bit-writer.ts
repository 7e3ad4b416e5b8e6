/** Collects bits, lowest first, as deflate wants them. Grows as needed; `takeBytes` hands out the full bytes. */
export class BitWriter {
  #bytes = new Uint8Array(64 * 1024);
  #length = 0;
  #bits = 0;
  #bitCount = 0;

  /** Writes the `count` lowest bits of `value`; at most 16. */
  write(value: number, count: number): void {
    this.#bits |= value << this.#bitCount;
    this.#bitCount += count;
    while (this.#bitCount >= 8) {
      this.#push(this.#bits & 0xff);
      this.#bits >>>= 8;
      this.#bitCount -= 8;
    }
  }

  /** Fills the last byte with zeros. */
  alignToByte(): void {
    if (this.#bitCount > 0) this.write(0, 8 - this.#bitCount);
  }

  /** Writes whole bytes; only when aligned. */
  writeBytes(bytes: Uint8Array): void {
    for (const byte of bytes) this.#push(byte);
  }

  /** Remembers this place; calling the result forgets everything written since. */
  mark(): () => void {
    const [length, bits, bitCount] = [this.#length, this.#bits, this.#bitCount];
    return () => {
      [this.#length, this.#bits, this.#bitCount] = [length, bits, bitCount];
    };
  }

  /** How many full bytes wait to be taken. */
  get length(): number {
    return this.#length;
  }

  /** The full bytes so far, which are forgotten here. The bits of an unfinished byte stay. */
  takeBytes(): Uint8Array {
    const bytes = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return bytes;
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }
}
