import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { ClientGoneError } from '../faults/client-gone-error.js';

/** Sends text as it comes. A client that goes away, or the end of the response for another reason, aborts the signal. */
export async function sendTextStream(
  request: Request,
  response: Response,
  open: (signal: AbortSignal) => Promise<AsyncIterable<string>>,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  // Opened before the head is sent, so that what is not there is still a 404.
  const content = await open(gone.signal);
  response.set({
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    // Proxies of nginx's kind would gather it first.
    'X-Accel-Buffering': 'no',
  });
  if (request.method === 'HEAD') {
    gone.abort();
    response.end();
    return;
  }
  response.flushHeaders();
  try {
    await pipeline(Readable.from(content), response);
  } catch (error) {
    throw gone.signal.aborted ? new ClientGoneError() : error;
  }
}
