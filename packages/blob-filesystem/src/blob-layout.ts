import { join } from 'node:path';
import { StorageError } from '@qinling/core';

/** Where things lie in the store's directory: `blobs/ab/cd…` and `staging/<name>`. */
export interface BlobLayout {
  readonly directory: string;
  readonly blobs: string;
  readonly staging: string;
}

/** `blobs` and `staging` share a directory, so that they share a file system: a link cannot cross to another one. */
export function layoutOf(directory: string): BlobLayout {
  return { directory, blobs: join(directory, 'blobs'), staging: join(directory, 'staging') };
}

/** Refuses what is no content address, so that no key can ever name a path outside. */
export function pathOf(layout: BlobLayout, key: string): string {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new StorageError(`Not a blob key: ${JSON.stringify(key)}.`);
  return join(shardOf(layout, key), key.slice(2));
}

/** 256 folders keep each of them small, for `list` and for file systems that search folders one by one. */
export function shardOf(layout: BlobLayout, key: string): string {
  return join(layout.blobs, key.slice(0, 2));
}

export function isShardName(name: string): boolean {
  return /^[0-9a-f]{2}$/.test(name);
}

export function isBlobName(name: string): boolean {
  return /^[0-9a-f]{62}$/.test(name);
}
