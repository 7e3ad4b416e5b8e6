import type { BlobInfo, BlobStore, ByteRange, StagedBlob } from '@qinling/core';
import { decrypted, encrypted, HEADER_BYTES } from './cipher.js';

/**
 * Keeps packages encrypted in another store, which must offer ranges. Keys stay the sha256 of the content, so whoever reads the other
 * store can tell whether a package that he knows is there, but not what is in the others.
 */
export class EncryptedBlobStore implements BlobStore {
  readonly capabilities = { ranges: true } as const;
  readonly #inner: BlobStore;
  readonly #key: Uint8Array;

  /** `key` has 32 bytes. */
  constructor(inner: BlobStore, key: Uint8Array) {
    this.#inner = inner;
    this.#key = key;
  }

  // #region stage
  async stage(source: AsyncIterable<Uint8Array>): Promise<StagedBlob> {
    return new EncryptedStagedBlob(await this.#inner.stage(encrypted(this.#key, source)), this.#key);
  }

  async open(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    const header = await this.#inner.open(key, { start: 0, end: HEADER_BYTES });
    if (header === undefined) return undefined;
    const iv = await bytesOf(header);
    const { start, end } = range ?? { start: 0, end: Number.MAX_SAFE_INTEGER - HEADER_BYTES };
    const content = await this.#inner.open(key, { start: start + HEADER_BYTES, end: end + HEADER_BYTES });
    return content && decrypted(this.#key, iv, content, start);
  }
  // #endregion

  async head(key: string): Promise<BlobInfo | undefined> {
    const info = await this.#inner.head(key);
    return info && { sizeBytes: info.sizeBytes - HEADER_BYTES };
  }

  delete(key: string): Promise<void> {
    return this.#inner.delete(key);
  }

  list(prefix: string): AsyncIterable<string> {
    return this.#inner.list(prefix);
  }

  close(): Promise<void> {
    return this.#inner.close();
  }
}

class EncryptedStagedBlob implements StagedBlob {
  readonly sizeBytes: number;
  readonly #inner: StagedBlob;
  readonly #key: Uint8Array;

  constructor(inner: StagedBlob, key: Uint8Array) {
    this.#inner = inner;
    this.#key = key;
    this.sizeBytes = inner.sizeBytes - HEADER_BYTES;
  }

  async *read(start: number, end: number): AsyncIterable<Uint8Array> {
    const header = await bytesOf(this.#inner.read(0, HEADER_BYTES));
    const content = this.#inner.read(start + HEADER_BYTES, end + HEADER_BYTES);
    yield* decrypted(this.#key, header, content, start);
  }

  commit(key: string): Promise<void> {
    return this.#inner.commit(key);
  }

  discard(): Promise<void> {
    return this.#inner.discard();
  }
}

async function bytesOf(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}
