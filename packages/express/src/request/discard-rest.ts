import type { IncomingMessage } from 'node:http';

/** How much of a refused body is read on: 64 MiB. */
const maxDiscardedBytes = 64 * 1024 * 1024;

/**
 * Reads on what a refused request still sends, and resolves when that has ended. A client that sends more than a bound loses the
 * connection.
 */
export function discardRest(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return Promise.resolve();
  let discarded = 0;
  request.on('data', (chunk: Uint8Array) => {
    discarded += chunk.byteLength;
    if (discarded > maxDiscardedBytes) request.destroy();
  });
  request.resume();
  return new Promise((resolve) => {
    request.once('end', resolve).once('close', resolve).once('error', resolve);
  });
}
