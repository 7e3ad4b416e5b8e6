import type { PackageFormat } from '@qinling/archive';
import type { ByteRange } from '../../ports/blob-store.js';

/** Bytes of a package that were read, hashed and made durable, and are not used by anything yet. */
export interface StagedPackage {
  readonly kind: 'staged';
  /** Lower-case hex. */
  readonly sha256: string;
  readonly md5sum: string;
  readonly sizeBytes: number;
  /** Drops the bytes. Does nothing once a use case took them over. */
  discard(): Promise<void>;
}

/** A package as an embedder has it: bytes, a directory, a few files, or what `packages.stage` made. */
export type PackageInput =
  | AsyncIterable<Uint8Array>
  | StagedPackage
  /** Packed into a deterministic tarball. */
  | { readonly directory: string }
  /** Path to content; packed into a deterministic tarball. */
  | { readonly files: Readonly<Record<string, string | Uint8Array>> };

/** A package that can be read, byte for byte as it is stored (rule R7). */
export interface PackageDownload {
  readonly sha256: string;
  readonly md5sum: string;
  readonly sizeBytes: number;
  readonly format: PackageFormat;
  /** Streams the bytes, or a part. Throws `NotFoundError` when the package was removed meanwhile. */
  open(range?: ByteRange): Promise<AsyncIterable<Uint8Array>>;
}

/** What one sweep removed. */
export interface SweepReport {
  readonly removedPackages: number;
}

/** Packages as bytes, before and beside functions. */
export interface PackageService {
  /**
   * Reads `content` to its end; a chunk is done with when the next one is asked for. Throws `PayloadTooLargeError` as soon as it exceeds the host's `maxPackageBytes`. The content is
   * checked when a use case takes it, not here. Whoever stages must use or discard it.
   */
  stage(content: AsyncIterable<Uint8Array>): Promise<StagedPackage>;
  /** Removes packages that nothing refers to, left by crashes (rule R6). `start()` runs it now and then. */
  sweep(): Promise<SweepReport>;
}
