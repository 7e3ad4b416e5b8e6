/** What an adapter can do beyond the port. A capability that is not claimed refuses with `NotSupportedError`. */
export interface BlobStoreCapabilities {
  /** Whether `open` takes a range. */
  readonly ranges: boolean;
}

/** Bytes from `start` to `end`, both in bytes, `end` exclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface BlobInfo {
  readonly sizeBytes: number;
}

/**
 * Stores packages under content addresses (`/^[0-9a-f]{64}$/`) that the core computes. A key's bytes never change.
 * Failures are `StorageError` with the driver's error as `cause`.
 */
export interface BlobStore {
  readonly capabilities: BlobStoreCapabilities;
  /**
   * Reads `source` to its end and keeps the bytes durably under no name yet. All or nothing: if `source` fails, the
   * error comes through and nothing is left. Whatever a crash leaves is removed by the adapter later. A chunk is gone once the next one is
   * asked for: its memory may be freed or used again, so copy what is kept.
   *
   * A store that writes to a local file may tell `written` where, before it asks for the first chunk, and then how many bytes can be read
   * there by now: at last all of them, before this resolves.
   */
  stage(
    source: AsyncIterable<Uint8Array>,
    written?: (path: string, readableBytes: number) => void,
  ): Promise<StagedBlob>;
  /** Streams a blob, or a part of it; undefined when there is none. Breaking out of the iteration frees everything. */
  open(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined>;
  head(key: string): Promise<BlobInfo | undefined>;
  /** Removes a blob durably. A missing one is fine. */
  delete(key: string): Promise<void>;
  /** Every key that begins with `prefix`, in order. Keys added or removed meanwhile may or may not appear. */
  list(prefix: string): AsyncIterable<string>;
  close(): Promise<void>;
}

/** Bytes that were read and are durable, and wait for a name. Exactly one of `commit` and `discard` ends it. */
export interface StagedBlob {
  readonly sizeBytes: number;
  /** The local file that holds the bytes, to be read and nothing else, until the blob ends. Absent where there is none. */
  readonly path?: string;
  /** Reads bytes `start` to `end` (exclusive). Always available, also where `ranges` is not claimed. */
  read(start: number, end: number): AsyncIterable<Uint8Array>;
  /**
   * Gives the bytes their name; when this resolves, `open(key)` finds them, also after power loss. Fast, since it runs
   * inside a storage transaction. If the key exists already, the existing bytes stay and this succeeds.
   */
  commit(key: string): Promise<void>;
  /** Drops the bytes. Does nothing after `commit` or a first `discard`. */
  discard(): Promise<void>;
}
