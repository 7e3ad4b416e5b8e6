import { MessageChannel } from 'node:worker_threads';

const { port1: nowhere, port2 } = new MessageChannel();
port2.close();

/** Less is not worth the way. */
const leastBytes = 16 * 1024;

/**
 * Frees the memory of bytes that nobody else uses; they are empty afterwards. V8 does that by itself some time, but lets 32 MiB outside of its heap gather in every thread
 * before it looks for any. Nothing else frees memory: what is moved to a port whose other end is closed has no owner any more.
 */
export function freeMemory({ buffer }: Uint8Array): void {
  if (!(buffer instanceof ArrayBuffer) || buffer.byteLength < leastBytes) return;
  try {
    nowhere.postMessage(undefined, [buffer]);
  } catch {
    // Node marks memory that small buffers share, so that it is not moved; from 21 on, trying to is an error.
  }
}
