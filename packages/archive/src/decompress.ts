import { createGunzip, createInflateRaw, type Gunzip, type InflateRaw, inflateRawSync } from 'node:zlib';
import { collect } from './collect.js';
import { corruptError, quoteName } from './invalid-archive-error.js';
import { pipeThrough } from './pipe-through.js';

const chunkSize = 256 * 1024;
const smallBytes = 64 * 1024;

/**
 * Decompresses gzip: every member, checksum and length included. Exactly `length` compressed bytes must make up the stream;
 * anything after its end is refused.
 */
export function gunzip(source: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
  return decompress(source, createGunzip({ chunkSize }), length, 'Package');
}

/**
 * Decompresses the raw deflate data of one entry, which must be exactly `length` bytes. `size` is what the entry claims to become;
 * it decides how this is done, and the caller still has to compare.
 */
export async function* inflateRaw(
  source: AsyncIterable<Uint8Array>,
  length: number,
  size: number,
  name: string,
): AsyncGenerator<Uint8Array> {
  const subject = `Package entry ${quoteName(name)}`;
  if (length > smallBytes || size > smallBytes) {
    yield* decompress(source, createInflateRaw({ chunkSize }), length, subject);
  } else {
    yield inflateSmall(await collect(source), subject);
  }
}

/** Most entries are small, and a stream for each costs ten times as much as the work itself. */
function inflateSmall(data: Buffer, subject: string): Buffer {
  try {
    // With `info` the result tells how much was read; the declared type does not know that.
    const result: unknown = inflateRawSync(data, { maxOutputLength: smallBytes, info: true });
    const { buffer, engine } = result as { buffer: Buffer; engine: InflateRaw };
    if (engine.bytesWritten !== data.length) throw surplus(subject);
    return buffer;
  } catch (error) {
    throw translate(error, subject);
  }
}

async function* decompress(
  source: AsyncIterable<Uint8Array>,
  inflater: Gunzip | InflateRaw,
  length: number,
  subject: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* pipeThrough(source, inflater);
    // zlib stops in silence at whatever follows the end of the compressed data.
    if (inflater.bytesWritten !== length) throw surplus(subject);
  } catch (error) {
    throw translate(error, subject);
  }
}

function surplus(subject: string): Error {
  return corruptError(`${subject} is damaged: bytes follow the end of its compressed data.`);
}

const dataErrors: readonly unknown[] = ['Z_DATA_ERROR', 'Z_BUF_ERROR', 'Z_NEED_DICT', 'ERR_BUFFER_TOO_LARGE'];

/** Errors of the source and of the machine pass through; only what zlib says about the data becomes ours. */
function translate(error: unknown, subject: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || !dataErrors.includes(error.code)) return error;
  return corruptError(`${subject} is damaged: its compressed data cannot be read.`, { cause: error });
}
