import type { ServerResponse } from 'node:http';

/**
 * Answers with JSON. Not `response.json`: its output depends on the settings of the host's app, and it may answer 304 in the place of
 * what was asked for.
 */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json');
  response.setHeader('Content-Length', body.byteLength);
  response.end(body);
}
