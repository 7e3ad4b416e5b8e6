import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';

/** The meter, and the parser of forms. */
const ourListeners = 2;

/**
 * Whether nobody else has the memory of a chunk that the parser of forms took out of this request: Node made it for this body alone, no other chunk lies in it,
 * and nobody else listens to the body.
 */
export function isOursAlone(chunk: Uint8Array, request: IncomingMessage): boolean {
  return (
    chunk.byteLength === chunk.buffer.byteLength &&
    // What looks like a request, in tests or on platforms without a server, may hand out memory of the host's.
    request instanceof IncomingMessage &&
    request.socket instanceof Socket &&
    request.listenerCount('data') <= ourListeners
  );
}
