import { StringDecoder } from 'node:string_decoder';

const newline = 10;

/** Keeps the first bytes of a log, up to a cap, and remembers whether there was more (rule R15). */
export class LogCollector {
  readonly #maxBytes: number;
  readonly #parts: Buffer[] = [];
  #bytes = 0;
  #cut = false;
  #listen: ((text: string) => void) | undefined;
  /** Made with the first text: most logs are empty. */
  #decoder: StringDecoder | undefined;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  append(part: Buffer): void {
    const kept = part.subarray(0, this.#maxBytes - this.#bytes);
    if (kept.length < part.length) this.#cut = true;
    if (kept.length === 0) return;
    this.#parts.push(kept);
    this.#bytes += kept.length;
    this.#tell(kept);
  }

  /** Tells of the text that is there, and of what is added from now on, as soon as it is. For one listener. */
  listen(listener: (text: string) => void): void {
    this.#listen = listener;
    if (this.#bytes > 0) this.#tell(Buffer.concat(this.#parts));
  }

  #tell(part: Buffer): void {
    if (this.#listen === undefined) return;
    this.#decoder ??= new StringDecoder('utf8');
    // Half a character waits for its other half.
    const text = this.#decoder.write(part);
    if (text !== '') this.#listen(text);
  }

  /** What was collected, as UTF-8 text that ends in a newline, with a mark when something was cut off. */
  text(): string {
    if (this.#bytes === 0 && !this.#cut) return '';
    const bytes = Buffer.concat(this.#parts);
    const mark = this.#cut ? `[log cut off after ${this.#maxBytes} bytes]\n` : '';
    const separator = bytes.length === 0 || bytes.at(-1) === newline ? '' : '\n';
    return `${bytes.toString('utf8')}${separator}${mark}`;
  }
}
