import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import type { BlobStore } from '@qinling/core';

/** Larger than any sensible chunk, and no multiple of one. */
export const severalChunks = 300_001;

export function keyOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Bytes that no other test has. */
export function newBytes(sizeBytes = severalChunks): Buffer {
  return randomBytes(sizeBytes);
}

export async function* inChunks(bytes: Uint8Array, chunkBytes = 10_007): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

/** Yields all of `bytes`, and then fails with `error` instead of ending. */
export async function* failingAfter(bytes: Uint8Array, error: Error): AsyncIterable<Uint8Array> {
  yield* inChunks(bytes);
  throw error;
}

export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const collected: Uint8Array[] = [];
  for await (const chunk of chunks) collected.push(chunk);
  return Buffer.concat(collected);
}

export async function keysOf(store: BlobStore, prefix = ''): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of store.list(prefix)) keys.push(key);
  return keys;
}

/** Stages and commits; answers with the key. */
export async function put(store: BlobStore, bytes: Uint8Array, key = keyOf(bytes)): Promise<string> {
  const staged = await store.stage(inChunks(bytes));
  await staged.commit(key);
  return key;
}

/** Compares without printing a diff of thousands of lines. */
export function assertSameBytes(actual: Uint8Array, expected: Uint8Array, what = 'the blob'): void {
  assert.equal(actual.length, expected.length, `${what} has ${actual.length} bytes, not ${expected.length}`);
  assert.ok(Buffer.compare(actual, expected) === 0, `${what} has other bytes than were stored`);
}

export async function assertHolds(store: BlobStore, key: string, expected: Uint8Array): Promise<void> {
  const chunks = await store.open(key);
  assert.ok(chunks, `open finds nothing under ${key}`);
  assertSameBytes(await collect(chunks), expected);
}

export async function assertHoldsNothing(store: BlobStore, key: string): Promise<void> {
  assert.equal(await store.open(key), undefined, `open finds a blob under ${key}`);
  assert.equal(await store.head(key), undefined, `head finds a blob under ${key}`);
}
