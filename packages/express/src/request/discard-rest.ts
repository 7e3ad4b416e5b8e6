import type { IncomingMessage } from 'node:http';

/** How much of a refused body is read after the answer, so that a client that writes first gets to read it: 64 MiB. */
const maxDiscardedBytes = 64 * 1024 * 1024;

/**
 * Reads on what an answered request still sends, so that its connection can be used again; a client that sends more than a bound
 * loses the connection.
 */
export function discardRest(request: IncomingMessage, maxBytes = maxDiscardedBytes): void {
  if (request.readableEnded || request.destroyed) return;
  let discarded = 0;
  request.on('data', (chunk: Uint8Array) => {
    discarded += chunk.byteLength;
    if (discarded > maxBytes) request.destroy();
  });
  request.resume();
}
