import type { IncomingMessage } from 'node:http';
import { InvalidInputError, PayloadTooLargeError } from '@qinling/core';
import { ClientGoneError } from '../faults/client-gone-error.js';

/** Reads a body to its end. Throws `PayloadTooLargeError` as soon as it is longer than `maxBytes`. */
export async function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length']) > maxBytes) throw tooLarge(maxBytes);
  return new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let received = 0;
    const onData = (chunk: Buffer): void => {
      received += chunk.length;
      if (received > maxBytes) finish(() => reject(tooLarge(maxBytes)));
      else chunks.push(chunk);
    };
    const onEnd = (): void => finish(() => resolve(Buffer.concat(chunks, received)));
    const onClose = (): void => finish(() => reject(new ClientGoneError()));
    const finish = (settle: () => void): void => {
      request.off('data', onData).off('end', onEnd).off('error', onClose).off('close', onClose);
      settle();
    };
    request.on('data', onData).on('end', onEnd).on('error', onClose).on('close', onClose);
  });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Text of a body. Throws `InvalidInputError` for bytes that are no UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new InvalidInputError('The body is not valid UTF-8.', { cause });
  }
}

function tooLarge(maxBytes: number): PayloadTooLargeError {
  return new PayloadTooLargeError(`The body is too large: at most ${maxBytes} bytes are allowed.`);
}
