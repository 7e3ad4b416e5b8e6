import type { Gunzip, Gzip, InflateRaw } from 'node:zlib';
import { freeMemory } from './free-memory.js';

/**
 * Sends a stream through one of zlib's. Once the iteration ends or is broken off, both streams are closed, and so is whatever the
 * source holds. Errors of the source come out unchanged. A chunk of the source is done with before the next one is asked for: its memory
 * may be used again.
 */
export async function* pipeThrough(
  source: AsyncIterable<Uint8Array>,
  zlib: Gunzip | Gzip | InflateRaw,
): AsyncGenerator<Uint8Array> {
  const feeding = feed(source, zlib);
  try {
    for await (const chunk of zlib) yield chunk;
  } finally {
    // The loop above has closed zlib; only when this ends, the source has closed whatever it holds.
    await feeding;
  }
}

/**
 * Not by pipeline(), which asks for chunks ahead. Never fails: an error of the source becomes the one of zlib. A thread of zlib's may still read
 * when everything is broken off and the source frees its memory, so it gets a copy, always in the same memory.
 */
async function feed(source: AsyncIterable<Uint8Array>, zlib: Gunzip | Gzip | InflateRaw): Promise<void> {
  let memory: Uint8Array = new Uint8Array(0);
  try {
    for await (const chunk of source) {
      if (memory.length < chunk.length) {
        freeMemory(memory);
        memory = Buffer.allocUnsafeSlow(chunk.length);
      }
      memory.set(chunk);
      if (!(await takes(zlib, memory.subarray(0, chunk.length)))) return;
    }
    freeMemory(memory);
    zlib.end();
  } catch (error) {
    zlib.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Resolves when zlib has read the whole chunk: false when it wants no more. */
async function takes(zlib: Gunzip | Gzip | InflateRaw, chunk: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    // What was closed before it has read everything never calls back.
    const closed = () => resolve(false);
    zlib.once('close', closed);
    zlib.write(chunk, (error) => {
      zlib.off('close', closed);
      resolve(!error);
    });
  });
}
