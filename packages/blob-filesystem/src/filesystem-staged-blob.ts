import { type StagedBlob, StorageError } from '@qinling/core';
import type { BlobFileSystem } from './blob-file-system.js';
import { type BlobLayout, pathOf, shardOf } from './blob-layout.js';
import { onDisk, unlessExisting, unlessMissing } from './disk-errors.js';
import { type DurableFolders, syncDirectory } from './durable-directory.js';
import { checkRange, readAndClose } from './file-chunks.js';

/** What a staged file needs to know of the store that it belongs to. */
export interface StagingPlace {
  readonly fs: BlobFileSystem;
  readonly layout: BlobLayout;
  readonly shards: DurableFolders;
}

export class FilesystemStagedBlob implements StagedBlob {
  readonly sizeBytes: number;
  readonly #place: StagingPlace;
  readonly path: string;
  #state: 'staged' | 'discarded' | { readonly committedAs: string } = 'staged';

  constructor(place: StagingPlace, path: string, sizeBytes: number) {
    this.#place = place;
    this.path = path;
    this.sizeBytes = sizeBytes;
  }

  async *read(start: number, end: number): AsyncIterable<Uint8Array> {
    this.#mustBeStaged();
    checkRange(start, end);
    const { fs, layout } = this.#place;
    const file = await onDisk(layout.directory, () => fs.open(this.path, 'r'));
    yield* await readAndClose(layout.directory, file, start, end);
  }

  async commit(key: string): Promise<void> {
    const { fs, layout, shards } = this.#place;
    const path = pathOf(layout, key);
    if (await this.#isCommittedAs(key, path)) return;
    this.#mustBeStaged();

    await onDisk(layout.directory, async () => {
      await shards.ensure(shardOf(layout, key));
      // Not rename(), which would replace the bytes that another commit of this key has put there.
      await unlessExisting(fs.link(this.path, path));
      // Also when it exists: whoever linked it may not have come to this yet.
      await syncDirectory(fs, shardOf(layout, key));
    });
    this.#state = { committedAs: key };
    // The blob is safe. A second name of the same bytes does no harm, and goes with the sweep after this process.
    await fs.unlink(this.path).catch(() => {});
  }

  async discard(): Promise<void> {
    if (this.#state !== 'staged') return;
    const { fs, layout } = this.#place;
    await onDisk(layout.directory, () => unlessMissing(fs.unlink(this.path)));
    this.#state = 'discarded';
  }

  async #isCommittedAs(key: string, path: string): Promise<boolean> {
    if (typeof this.#state === 'string' || this.#state.committedAs !== key) return false;
    const { fs, layout } = this.#place;
    return (await onDisk(layout.directory, () => unlessMissing(fs.stat(path)))) !== undefined;
  }

  #mustBeStaged(): void {
    if (this.#state !== 'staged')
      throw new StorageError('The staged blob was committed or discarded already.');
  }
}
