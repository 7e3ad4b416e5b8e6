import { createGunzip, createInflateRaw, type Gunzip, type InflateRaw, inflateRawSync } from 'node:zlib';
import type { ByteReader } from './byte-reader.js';
import { freeMemory } from './free-memory.js';
import { corruptError, quoteName, wrongSize } from './invalid-archive-error.js';
import { pipeThrough } from './pipe-through.js';

/** Each piece takes a turn to zlib's threads and back, which for small ones costs more than the work. */
const pieceBytes = 1024 * 1024;
const smallBytes = 2 * 1024 * 1024;
/** zlib's own; it takes none below 64. */
const leastChunkSize = 1024;

/**
 * Decompresses gzip: every member, checksum and length included. Exactly `length` compressed bytes must make up the stream;
 * anything after its end is refused.
 */
export function gunzip(source: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
  return decompress(source, createGunzip({ chunkSize: pieceBytes }), length, 'Package');
}

/**
 * Decompresses the raw deflate data of one entry, which must be exactly `length` bytes. `size` is what the entry claims to become;
 * it decides how this is done, and the caller still has to compare. A chunk is gone when the next one is asked for.
 */
export async function* inflateRaw(
  source: ByteReader,
  length: number,
  size: number,
  name: string,
): AsyncGenerator<Uint8Array> {
  if (length > smallBytes || size > smallBytes) {
    const inflater = createInflateRaw({ chunkSize: chunkSizeFor(size) });
    yield* decompress(source.take(length), inflater, length, subjectOf(name));
  } else {
    const content = inflateSmall(await source.view(length), size, name);
    yield content;
    freeMemory(content);
  }
}

/** Pieces of the same size, of which the last one is not filled: zlib would take another. */
function chunkSizeFor(size: number): number {
  const pieces = Math.ceil((size + 1) / pieceBytes);
  return Math.max(leastChunkSize, Math.ceil((size + 1) / pieces));
}

async function* decompress(
  source: AsyncIterable<Uint8Array>,
  inflater: Gunzip | InflateRaw,
  length: number,
  subject: string,
): AsyncGenerator<Uint8Array> {
  try {
    let last: Uint8Array = new Uint8Array(0);
    for await (const chunk of pipeThrough(source, inflater)) {
      last = chunk;
      yield chunk;
      // zlib fills a piece of memory with several chunks, and takes another when there is no room left in it.
      if (chunk.byteOffset + chunk.length === chunk.buffer.byteLength) freeMemory(chunk);
    }
    // Not when it is broken off: then zlib may write to it in this moment.
    freeMemory(last);
    // zlib stops in silence at whatever follows the end of the compressed data.
    if (inflater.bytesWritten !== length) throw surplus(subject);
  } catch (error) {
    throw translate(error, subject);
  }
}

/**
 * Most entries are small, and a stream for each costs ten times as much as the work itself. All of it goes into one piece of memory, and
 * it stops where the announced size is exceeded.
 */
function inflateSmall(data: Uint8Array, size: number, name: string): Buffer {
  const subject = subjectOf(name);
  try {
    // With `info` the result tells how much was read; the declared type does not know that.
    const options = {
      maxOutputLength: Math.max(1, size),
      chunkSize: Math.max(leastChunkSize, size + 1),
      info: true,
    };
    const result: unknown = inflateRawSync(data, options);
    const { buffer, engine } = result as { buffer: Buffer; engine: InflateRaw };
    if (engine.bytesWritten !== data.length) throw surplus(subject);
    return buffer;
  } catch (error) {
    if (isOneOf(['ERR_BUFFER_TOO_LARGE'], error)) throw wrongSize(name, size, { cause: error });
    throw translate(error, subject);
  }
}

function subjectOf(name: string): string {
  return `Package entry ${quoteName(name)}`;
}

function surplus(subject: string): Error {
  return corruptError(`${subject} is damaged: bytes follow the end of its compressed data.`);
}

const dataErrors = ['Z_DATA_ERROR', 'Z_BUF_ERROR', 'Z_NEED_DICT'];

/** Errors of the source and of the machine pass through; only what zlib says about the data becomes ours. */
function translate(error: unknown, subject: string): unknown {
  if (!isOneOf(dataErrors, error)) return error;
  return corruptError(`${subject} is damaged: its compressed data cannot be read.`, { cause: error });
}

function isOneOf(codes: readonly unknown[], error: unknown): boolean {
  return error instanceof Error && 'code' in error && codes.includes(error.code);
}
