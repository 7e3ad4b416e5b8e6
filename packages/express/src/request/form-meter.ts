import { PayloadTooLargeError } from '@qinling/core';

/** What may be on its way through the parser to the file, and is not counted as the file's yet: 1 MiB. */
const bytesInFlight = 1024 * 1024;

/**
 * Counts what a multipart form holds beside its file. The parser bounds single fields, but neither all of them together, nor what stands
 * before and between the parts.
 */
export class FormMeter {
  readonly #maxBytes: number;
  #received = 0;
  #filed = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Counts bytes of the body; gives the refusal once there are too many beside the file. */
  receive(bytes: number): PayloadTooLargeError | undefined {
    this.#received += bytes;
    if (this.#received - this.#filed <= this.#maxBytes + bytesInFlight) return undefined;
    return new PayloadTooLargeError(
      `The form is too large: at most ${this.#maxBytes} bytes are allowed beside its file.`,
    );
  }

  /** Counts bytes that have arrived in the file. */
  file(bytes: number): void {
    this.#filed += bytes;
  }
}
