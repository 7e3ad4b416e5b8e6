import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ByteRange, PackageDownload } from '@qinling/core';
import type { Request, Response } from 'express';
import { ClientGoneError } from '../faults/client-gone-error.js';
import { HttpError } from '../faults/http-error.js';
import { byteRange } from './byte-range.js';
import { entityTag, matchesTag } from './entity-tag.js';

const formats = {
  zip: { type: 'application/zip', extension: 'zip' },
  'tar.gz': { type: 'application/gzip', extension: 'tar.gz' },
  tar: { type: 'application/x-tar', extension: 'tar' },
} as const satisfies Record<PackageDownload['format'], { type: string; extension: string }>;

/** The media types of packages. */
export const packageTypes = Object.values(formats).map(({ type }) => type);

/**
 * Streams a package byte for byte (rule R7): whole, or the range that is asked for, or 304 for a client that has it. A client that
 * goes away ends the reading.
 */
export async function sendPackage(
  request: Request,
  response: Response,
  download: PackageDownload,
  name: string,
): Promise<void> {
  const { type, extension } = formats[download.format];
  const tag = entityTag(download.sha256);
  const validators = {
    ETag: tag,
    // Clients compare checksums, and Range counts stored bytes: nothing between may compress.
    'Cache-Control': 'private, no-cache, no-transform',
  };
  if (matchesTag(request.get('If-None-Match'), tag)) {
    response.status(304).set(validators).end();
    return;
  }
  const size = download.sizeBytes;
  const range = requestedRange(request, tag, size);
  if (range === 'unsatisfiable') {
    throw new HttpError(416, `The range is not within the ${size} bytes of the package.`, {
      'Content-Range': `bytes */${size}`,
    });
  }
  const { start, end } = range === 'all' ? { start: 0, end: size } : range;
  // Opened before the head is sent, so that a package that is gone is still a 404.
  const content =
    request.method === 'HEAD' ? undefined : await download.open(range === 'all' ? undefined : range);
  if (range !== 'all') response.status(206).set('Content-Range', `bytes ${start}-${end - 1}/${size}`);
  response.set({
    ...validators,
    'Accept-Ranges': 'bytes',
    'Content-Length': String(end - start),
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}.${extension}"`,
  });
  if (content === undefined) response.end();
  else await stream(content, end - start, response);
}

function requestedRange(request: Request, tag: string, size: number): ByteRange | 'all' | 'unsatisfiable' {
  const condition = request.get('If-Range');
  const applies = request.method === 'GET' && (condition === undefined || condition.trim() === tag);
  return applies ? byteRange(request.get('Range'), size) : 'all';
}

async function stream(content: AsyncIterable<Uint8Array>, length: number, response: Response): Promise<void> {
  let failure: unknown;
  async function* watched(): AsyncGenerator<Uint8Array> {
    try {
      yield* exactly(content, length);
    } catch (error) {
      failure = error;
      throw error;
    }
  }
  try {
    await pipeline(Readable.from(watched(), { objectMode: false }), response);
  } catch {
    // What the package did not cause, the client did: it went away.
    throw failure ?? new ClientGoneError();
  }
}

// A body that is shorter than its Content-Length would leave the client waiting on a live connection.
async function* exactly(content: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for await (const chunk of content) {
    sent += chunk.byteLength;
    yield chunk;
  }
  if (sent !== length) throw new Error(`The package has ${sent} bytes where ${length} were expected.`);
}
