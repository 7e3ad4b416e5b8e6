import { join } from 'node:path';
import type { BlobInfo, BlobStore, ByteRange, StagedBlob } from '@qinling/core';
import type { BlobFileSystem } from './blob-file-system.js';
import { type BlobLayout, isBlobName, isShardName, pathOf, shardOf } from './blob-layout.js';
import { BufferPool } from './buffer-pool.js';
import { onDisk, unlessMissing } from './disk-errors.js';
import { DurableFolders, syncDirectory } from './durable-directory.js';
import { checkRange, readAndClose } from './file-chunks.js';
import { FilesystemStagedBlob, type StagingPlace } from './filesystem-staged-blob.js';
import type { ProcessIdentity } from './process-identity.js';
import { newStagingName } from './staging-name.js';
import { sweepStaging } from './sweep-staging.js';
import { writeBlob } from './write-blob.js';

/** Packages as content-addressed files. Made by `createFilesystemBlobStore`. */
export class FilesystemBlobStore implements BlobStore {
  readonly capabilities = { ranges: true } as const;
  readonly #fs: BlobFileSystem;
  readonly #layout: BlobLayout;
  readonly #self: ProcessIdentity;
  readonly #staleAfterSeconds: number;
  readonly #place: StagingPlace;
  readonly #buffers = new BufferPool();

  constructor(fs: BlobFileSystem, layout: BlobLayout, self: ProcessIdentity, staleAfterSeconds: number) {
    this.#fs = fs;
    this.#layout = layout;
    this.#self = self;
    this.#staleAfterSeconds = staleAfterSeconds;
    this.#place = { fs, layout, shards: new DurableFolders(fs) };
  }

  /** Where everything lies; absolute. */
  get directory(): string {
    return this.#layout.directory;
  }

  async stage(
    source: AsyncIterable<Uint8Array>,
    written?: (path: string, readableBytes: number) => void,
  ): Promise<StagedBlob> {
    const path = join(this.#layout.staging, newStagingName(this.#self));
    written?.(path, 0);
    const sizeBytes = await writeBlob(this.#fs, this.directory, path, source, this.#buffers, (bytes) =>
      written?.(path, bytes),
    );
    return new FilesystemStagedBlob(this.#place, path, sizeBytes);
  }

  /** The file stays open until the stream is read to its end or left, so do one of the two. */
  async open(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    const path = pathOf(this.#layout, key);
    const { start, end } = range ?? { start: 0, end: Number.POSITIVE_INFINITY };
    checkRange(start, end);
    // Whether it exists is asked by opening it, so that no deletion can come in between.
    const file = await onDisk(this.directory, () => unlessMissing(this.#fs.open(path, 'r')));
    return file && readAndClose(this.directory, file, start, end);
  }

  async head(key: string): Promise<BlobInfo | undefined> {
    const path = pathOf(this.#layout, key);
    const found = await onDisk(this.directory, () => unlessMissing(this.#fs.stat(path)));
    return found && { sizeBytes: found.size };
  }

  async delete(key: string): Promise<void> {
    const path = pathOf(this.#layout, key);
    await onDisk(this.directory, async () => {
      await unlessMissing(this.#fs.unlink(path));
      // Also when it was missing: whoever removed it may not have come to this yet.
      await unlessMissing(syncDirectory(this.#fs, shardOf(this.#layout, key)));
    });
  }

  async *list(prefix: string): AsyncIterable<string> {
    const { blobs } = this.#layout;
    const shards = await onDisk(this.directory, () => this.#fs.readdir(blobs));
    for (const shard of shards.filter(isShardName).sort()) {
      if (!shard.startsWith(prefix.slice(0, 2))) continue;
      const names = await onDisk(this.directory, () => this.#fs.readdir(join(blobs, shard)));
      for (const name of names.filter(isBlobName).sort()) {
        const key = shard + name;
        if (key.startsWith(prefix)) yield key;
      }
    }
  }

  /**
   * Removes what dead processes left while staging. `createFilesystemBlobStore` does it once; call it when a process that
   * shares the directory died and this one lives on for long.
   */
  async sweep(): Promise<void> {
    const { staging } = this.#layout;
    await onDisk(this.directory, () => sweepStaging(this.#fs, staging, this.#self, this.#staleAfterSeconds));
  }

  /** Holds nothing open; what is still read or staged can be finished. */
  async close(): Promise<void> {}
}
