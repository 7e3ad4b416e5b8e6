import type { IncomingMessage, ServerResponse } from 'node:http';
import { discardRest } from '../request/discard-rest.js';

/**
 * Answers with JSON. Not `response.json`: its output depends on the settings of the host's app, and it may answer 304 in the place of
 * what was asked for.
 */
export function sendJson(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  value: unknown,
): void {
  const body = Buffer.from(JSON.stringify(value));
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json');
  response.setHeader('Content-Length', body.byteLength);
  if (request.complete) {
    response.end(body);
    return;
  }
  // Everything is said at once, but a connection that ends while its client still writes takes the answer with it.
  response.write(body);
  void discardRest(request).then(() => response.end());
}
