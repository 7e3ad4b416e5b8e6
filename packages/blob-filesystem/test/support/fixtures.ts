import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { FilesystemBlobStore } from '../../src/filesystem-blob-store.js';

/** A directory that goes with the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'blobs-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Several writes long. */
export const bytes = randomBytes(1_600_001);
export const key = keyOf(bytes);

export function keyOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

export async function* source(content: Uint8Array = bytes): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 100_000) yield content.subarray(at, at + 100_000);
}

export async function put(store: FilesystemBlobStore): Promise<void> {
  await (await store.stage(source())).commit(key);
}

export async function collect(chunks: AsyncIterable<Uint8Array> | undefined): Promise<Buffer> {
  const collected: Uint8Array[] = [];
  for await (const chunk of chunks ?? []) collected.push(chunk);
  return Buffer.concat(collected);
}

export async function keysOf(store: FilesystemBlobStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const each of store.list('')) keys.push(each);
  return keys;
}

export function staged(store: FilesystemBlobStore): Promise<string[]> {
  return readdir(join(store.directory, 'staging'));
}
