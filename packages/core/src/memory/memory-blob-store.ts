import { StorageError } from '../errors/errors.js';
import type { BlobInfo, BlobStore, ByteRange, StagedBlob } from '../ports/blob-store.js';

const chunkBytes = 64 * 1024;

/** The reference blob store: packages in this process's memory, gone with it. For tests and first steps. */
export class MemoryBlobStore implements BlobStore {
  readonly capabilities = { ranges: true } as const;
  readonly #blobs = new Map<string, Uint8Array>();

  async stage(source: AsyncIterable<Uint8Array>): Promise<StagedBlob> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of source) chunks.push(new Uint8Array(chunk));
    return new MemoryStagedBlob(this.#blobs, Buffer.concat(chunks));
  }

  async open(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    const bytes = this.#blobs.get(key);
    return bytes && read(bytes, range?.start ?? 0, range?.end ?? bytes.length);
  }

  async head(key: string): Promise<BlobInfo | undefined> {
    const bytes = this.#blobs.get(key);
    return bytes && { sizeBytes: bytes.length };
  }

  async delete(key: string): Promise<void> {
    this.#blobs.delete(key);
  }

  async *list(prefix: string): AsyncIterable<string> {
    yield* [...this.#blobs.keys()].filter((key) => key.startsWith(prefix)).sort();
  }

  async close(): Promise<void> {}
}

class MemoryStagedBlob implements StagedBlob {
  readonly sizeBytes: number;
  readonly #blobs: Map<string, Uint8Array>;
  /** Undefined once committed or discarded. */
  #bytes: Uint8Array | undefined;
  #committedAs: string | undefined;

  constructor(blobs: Map<string, Uint8Array>, bytes: Uint8Array) {
    this.#blobs = blobs;
    this.#bytes = bytes;
    this.sizeBytes = bytes.length;
  }

  async *read(start: number, end: number): AsyncIterable<Uint8Array> {
    yield* read(this.#waiting(), start, end);
  }

  async commit(key: string): Promise<void> {
    if (this.#committedAs === key && this.#blobs.has(key)) return;
    const bytes = this.#waiting();
    if (!/^[0-9a-f]{64}$/.test(key)) throw new StorageError(`Not a blob key: '${key}'.`);
    if (!this.#blobs.has(key)) this.#blobs.set(key, bytes);
    this.#committedAs = key;
    this.#bytes = undefined;
  }

  async discard(): Promise<void> {
    this.#bytes = undefined;
  }

  #waiting(): Uint8Array {
    if (this.#bytes === undefined)
      throw new StorageError('The staged blob was committed or discarded already.');
    return this.#bytes;
  }
}

/** Copies, so that a reader who changes a chunk does not change the blob. */
async function* read(bytes: Uint8Array, start: number, end: number): AsyncIterable<Uint8Array> {
  const stop = Math.min(end, bytes.length);
  for (let at = start; at < stop; at += chunkBytes) {
    yield new Uint8Array(bytes.subarray(at, Math.min(at + chunkBytes, stop)));
  }
}
